import type { ReactNode } from 'react';
import type { IconName } from './icon-shapes.ts';
import { Icon } from './icon.tsx';

const shapes = {
  none: 's-none',
  going: 's-going',
  done: 's-done',
  expiring: 's-expiring',
  overdue: 's-overdue',
  excused: 's-excused',
  safer: 'tick',
  partly: 'info',
  harm: 's-overdue',
  right: 'tick',
  again: 'again',
  check: 'info',
} as const satisfies Record<string, IconName>;

export type StatusName = keyof typeof shapes;

/** How things stand: a shape and a word; colour only helps. */
export function Status({ is, children }: { is: StatusName; children: ReactNode }) {
  return (
    <span className="status" data-status={is}>
      <Icon name={shapes[is]} />
      <span>{children}</span>
    </span>
  );
}
