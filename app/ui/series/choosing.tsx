import type { ReactNode } from 'react';
import { Group, type Refill } from '../forms.tsx';

interface ChoosingProps {
  label: ReactNode;
  hint?: ReactNode;
  name: string;
  refill: Refill | null;
  /** Ticked before anybody typed. */
  chosen: readonly string[];
  options: { value: string; label: ReactNode; lang?: string }[];
}

/** Several of some. */
export function Choosing({ label, hint, name, refill, chosen, options }: ChoosingProps) {
  const ticked = refill ? [refill.values[name] ?? []].flat() : chosen;
  return (
    <Group className="choosing" label={label} hint={hint} name={name} refill={refill}>
      {options.map((option) => (
        <label key={option.value} className="choice-of-many" lang={option.lang}>
          <input
            type="checkbox"
            name={name}
            value={option.value}
            defaultChecked={ticked.includes(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </Group>
  );
}

interface TickProps {
  name: string;
  refill: Refill | null;
  children: ReactNode;
}

/** Yes, or not said. */
export const Tick = ({ name, refill, children }: TickProps) => (
  <label className="tick">
    <input
      type="checkbox"
      name={name}
      value="yes"
      defaultChecked={refill?.values[name] === 'yes'}
    />
    <span>{children}</span>
  </label>
);

interface OneOfProps {
  label: ReactNode;
  name: string;
  refill: Refill | null;
  chosen: string;
  options: { value: string; label: ReactNode; hint?: ReactNode }[];
}

/** One of a few, each with what it means. */
export function OneOf({ label, name, refill, chosen, options }: OneOfProps) {
  const taken = refill?.values[name] ?? chosen;
  return (
    <Group className="choices" label={label} name={name} refill={refill}>
      {options.map((option) => (
        <label key={option.value} className="tick">
          <input
            type="radio"
            name={name}
            value={option.value}
            defaultChecked={taken === option.value}
          />
          <span>
            {option.label}
            {option.hint ? <small>{option.hint}</small> : null}
          </span>
        </label>
      ))}
    </Group>
  );
}
