import type { ReactNode } from 'react';

/** A short list, each line with how it stands at its end. */
export const Ledger = ({ className, children }: { className?: string; children: ReactNode }) => (
  <ul className={className ? `ledger ${className}` : 'ledger'} role="list">
    {children}
  </ul>
);

export const LedgerItem = ({ state, children }: { state?: ReactNode; children: ReactNode }) => (
  <li>
    <div>{children}</div>
    {typeof state === 'string' ? state && <span className="small">{state}</span> : state}
  </li>
);
