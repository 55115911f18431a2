import type { ReactNode } from 'react';
import type { IconName } from './icon-shapes.ts';
import { Icon } from './icon.tsx';

interface FactsProps {
  items: { icon: IconName; text: ReactNode }[];
  /** One below the other, to be read before going on. */
  asRules?: boolean;
}

/** For whom, how long, how many: a line of small facts. */
export const Facts = ({ items, asRules }: FactsProps) => (
  <ul className={asRules ? 'facts rules' : 'facts'} role="list">
    {items.map(({ icon, text }, place) => (
      <li key={place}>
        <Icon name={icon} />
        <span>{text}</span>
      </li>
    ))}
  </ul>
);
