import type { ReactNode } from 'react';
import type { IconName } from './icon-shapes.ts';
import { Icon } from './icon.tsx';

const shapes = {
  kept: 'phone',
  phone: 'unsent',
  sending: 'sending',
  sent: 'tick',
  failed: 'cut',
} as const satisfies Record<string, IconName>;

/** Where my work is now. */
export function Receipt({ state, children }: { state: keyof typeof shapes; children: ReactNode }) {
  return (
    <span className="receipt" data-state={state}>
      <Icon name={shapes[state]} />
      <span>{children}</span>
    </span>
  );
}
