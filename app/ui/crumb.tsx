import type { ReactNode } from 'react';

/** The way back up, above a page’s title. */
export const Crumb = ({ to, children }: { to: string; children: ReactNode }) => (
  <p className="crumb">
    <a href={to}>{children}</a>
  </p>
);
