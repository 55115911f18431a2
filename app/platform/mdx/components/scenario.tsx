import { isValidElement, type ReactNode } from 'react';
import { flatten } from '../element-tree.ts';
import type { Setting } from '../setting.ts';
import { Icon } from './icon.tsx';

interface OptionProps {
  says: string;
  verdict: keyof typeof verdictIcons;
  label: string;
  children: ReactNode;
}

const verdictIcons = { safer: 'tick', partly: 'info', harm: 's-overdue' } as const;

/** A situation and ways to act: <details>, so that it opens without JavaScript. */
export function scenarios({ prefix, say, next }: Setting) {
  function Option({ says, verdict, label, children }: OptionProps) {
    const letter = String.fromCharCode(64 + next(`option-of-${current}`));
    return (
      <details className="option">
        <summary>
          <b>{letter}</b> <span>{says}</span>
        </summary>
        <div className="feedback">
          <p>
            <span className="status" data-status={verdict}>
              <Icon name={verdictIcons[verdict]} />
              {label}
            </span>
          </p>
          {children}
        </div>
      </details>
    );
  }

  let current = 0;

  function Scenario({ person, children }: { person?: string; children: ReactNode }) {
    current = next('scenario');
    const id = `${prefix}scenario-${current}`;
    const parts = flatten(children);
    const isOption = (it: ReactNode) => isValidElement(it) && it.type === Option;
    const firstOption = parts.findIndex(isOption);
    const hint = [say('openAnAnswer'), person && say('nobodysStory', { person })];
    return (
      <section className="scenario" aria-labelledby={id}>
        <h2 className="kicker" id={id}>
          <Icon name="fork" /> {say('whatWouldYouDo')}
        </h2>
        {parts.slice(0, firstOption)}
        <p className="small soft">{hint.filter(Boolean).join(' ')}</p>
        {parts.slice(firstOption)}
      </section>
    );
  }

  return { Scenario, Option };
}
