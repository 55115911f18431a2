import type { ReactNode } from 'react';

/** For the words between `<link>` and `</link>` of a sentence. */
export const link = (to: string) => (words: ReactNode[]) => <a href={to}>{words}</a>;
