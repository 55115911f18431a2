import type { ReactNode } from 'react';

interface Holding {
  children?: ReactNode;
  className?: string;
}

/** Markdown's own elements, where plain HTML is not what we want. */
export const markdown = {
  /** Links that leave the site don't say where from. */
  a: ({ href, children }: Holding & { href?: string }) => (
    <a href={href} {...(/^https?:/iu.test(href ?? '') ? { rel: 'noreferrer' } : {})}>
      {children}
    </a>
  ),
  // An empty corner heads nothing.
  th: ({ className, children }: Holding) =>
    children ? (
      <th scope="col" className={className}>
        {children}
      </th>
    ) : (
      <td />
    ),
  /** A box to tick on paper; on a screen nothing would remember the tick. */
  input: ({ checked }: { checked?: boolean }) => (
    <span className="box" {...(checked ? { 'data-ticked': 'true' } : {})} />
  ),
  ul: ({ className, children }: Holding) =>
    className?.includes('task') ? (
      <ul className="tasks" role="list">
        {children}
      </ul>
    ) : (
      <ul>{children}</ul>
    ),
  li: ({ className, children, ...rest }: Holding) =>
    className ? <li className="task">{children}</li> : <li {...rest}>{children}</li>,
};
