import type { ReactNode } from 'react';

/** Words and what they stand for, as on a certificate. */
export const Record = ({ rows }: { rows: { term: ReactNode; value: ReactNode }[] }) => (
  <dl className="record">
    {rows.map(({ term, value }, place) => (
      <div key={place}>
        <dt>{term}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
