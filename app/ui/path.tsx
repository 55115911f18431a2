import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

/** The way, upright: solid earth is walked, dots are ahead, the last stop is a house. */
export const Path = ({ children }: { children: ReactNode }) => (
  <ol className="path" role="list">
    {children}
  </ol>
);

interface StopProps {
  state: 'done' | 'now' | 'ahead' | 'home';
  /** What stands in the circle; a tick for what is done and a house for home when left out. */
  marker?: ReactNode;
  children: ReactNode;
}

const markers = { done: <Icon name="tick" />, home: <Icon name="home" />, now: null, ahead: null };

export const Stop = ({ state, marker = markers[state], children }: StopProps) => (
  <li
    className={state === 'ahead' ? 'stop' : `stop ${state}`}
    aria-current={state === 'now' ? 'step' : undefined}
  >
    <span className="marker">{marker}</span>
    {children}
  </li>
);

interface TrailProps {
  /** "Lesson 3 of 5": read out before the steps. */
  label: string;
  steps: { state: 'done' | 'now' | 'ahead'; label: string }[];
  /** What the house at the end is called. */
  home: string;
  /** The lamp is lit when the certificate is earned. */
  lit?: boolean;
}

/** The same way, lying down: position only. */
export const Trail = ({ label, steps, home, lit }: TrailProps) => (
  <ol className="trail" role="list" aria-label={label}>
    {steps.map((step, place) => (
      <li
        key={place}
        className={step.state === 'ahead' ? undefined : step.state}
        aria-current={step.state === 'now' ? 'step' : undefined}
      >
        <span className="unseen">{step.label}</span>
      </li>
    ))}
    <li className="home">
      <Icon name={lit ? 'home-lit' : 'home'} />
      <span className="unseen">{home}</span>
    </li>
  </ol>
);
