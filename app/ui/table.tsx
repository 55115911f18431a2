/**
 * A table that is one block a row on a phone. There `display` changes, and a browser then forgets
 * what the parts of a table are: so each says its role. Whoever draws such a table uses these parts.
 */
/* eslint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   the roles are the point of this file */
import type { ReactNode } from 'react';

interface TableProps {
  caption?: ReactNode;
  /** What the columns hold, the first too. */
  heads: ReactNode[];
  children: ReactNode;
}

export const Table = ({ caption, heads, children }: TableProps) => (
  <table className="roster" role="table">
    {caption === undefined ? null : <caption>{caption}</caption>}
    <thead role="rowgroup">
      <tr role="row">
        {heads.map((head, place) => (
          <th key={place} scope="col" role="columnheader">
            {head}
          </th>
        ))}
      </tr>
    </thead>
    <tbody role="rowgroup">{children}</tbody>
  </table>
);

/** What a row is about, and its cells. */
export const Row = ({ head, children }: { head: ReactNode; children: ReactNode }) => (
  <tr role="row">
    <th scope="row" role="rowheader">
      {head}
    </th>
    {children}
  </tr>
);

interface CellProps {
  /** The column's words again, for a phone, where the heads are out of sight. */
  of: string;
  status?: string;
  children: ReactNode;
}

export const Cell = ({ of, status, children }: CellProps) => (
  <td role="cell" data-course={of} data-status={status}>
    {children}
  </td>
);
