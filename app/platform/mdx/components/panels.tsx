import { isValidElement, type ReactNode } from 'react';
import { flatten } from '../element-tree.ts';
import type { Setting } from '../setting.ts';
import { Icon } from './icon.tsx';
import { withClass } from './paragraphs.tsx';

interface Holding {
  children: ReactNode;
}

/** Panels between the paragraphs of a text. */
export function panels(setting: Setting) {
  const { prefix, say, next } = setting;

  function Lead({ children }: Holding) {
    return withClass(children, 'lead');
  }

  function Spoken({ children }: Holding) {
    return withClass(children, 'spoken');
  }

  function KeyFact({ children }: Holding) {
    const id = `${prefix}fact-${next('fact')}`;
    return (
      <aside className="house" aria-labelledby={id}>
        <p className="label" id={id}>
          <Icon name="lamp" /> {say('rememberThis')}
        </p>
        {children}
      </aside>
    );
  }

  function Callout({
    kind,
    title,
    children,
  }: Holding & { kind: keyof typeof marks; title?: string }) {
    const { icon, word } = marks[kind];
    const heading = title ?? (word && say(word));
    return (
      <div className="notice" data-kind={kind}>
        <Icon name={icon} />
        <div>
          {heading && (
            <p>
              <b>{heading}</b>
            </p>
          )}
          {children}
        </div>
      </div>
    );
  }

  function Say({ children }: Holding) {
    return <li>{children}</li>;
  }

  function DoNotSay({ children }: Holding) {
    return <li>{children}</li>;
  }

  function Says({ children }: Holding) {
    const of = (component: unknown) =>
      flatten(children).filter((it) => isValidElement(it) && it.type === component);
    const side = (title: string, lines: ReactNode[]) =>
      lines.length > 0 && (
        <div>
          <h3>{title}</h3>
          <ul role="list" className="list">
            {lines}
          </ul>
        </div>
      );
    return (
      <div className="says">
        {side(say('say'), of(Say))}
        {side(say('doNotSay'), of(DoNotSay))}
      </div>
    );
  }

  return { Lead, Spoken, KeyFact, Callout, Say, DoNotSay, Says };
}

/** A shape and a word, never colour alone. */
const marks = {
  note: { icon: 'info', word: null },
  caution: { icon: 'info', word: 'caution' },
  danger: { icon: 's-overdue', word: 'danger' },
} as const;
