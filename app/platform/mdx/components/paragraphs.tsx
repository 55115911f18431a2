import { cloneElement, isValidElement, type ReactElement, type ReactNode } from 'react';
import { flatten } from '../element-tree.ts';

/** The children, with a class on each paragraph among them. */
export function withClass(children: ReactNode, className: string): ReactNode {
  return flatten(children).map((it) =>
    isValidElement(it) && it.type === 'p'
      ? cloneElement(it as ReactElement<{ className: string }>, { className })
      : it,
  );
}
