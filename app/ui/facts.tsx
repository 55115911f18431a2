import type { ReactNode } from 'react';
import type { IconName } from './icon-shapes.ts';
import { Icon } from './icon.tsx';

/** For whom, how long, how many: a line of small facts. */
export const Facts = ({ items }: { items: { icon: IconName; text: ReactNode }[] }) => (
  <ul className="facts" role="list">
    {items.map(({ icon, text }, place) => (
      <li key={place}>
        <Icon name={icon} />
        <span>{text}</span>
      </li>
    ))}
  </ul>
);
