import type { ReactNode } from 'react';
import { longestReason } from '#app/domain/talk/talk.ts';
import type { Key } from '#app/words/words.ts';
import { Button, Problems, TextArea, type Refill } from '../forms.tsx';
import { useSay } from '../say.tsx';

interface ReasonFormProps {
  hint: Key;
  button: Key;
  danger?: boolean;
  /** More to choose, above the button. */
  children?: ReactNode;
  refill?: Refill | null | undefined;
}

/** Why, in a few words, and the button that does it. */
export function ReasonForm({ hint, button, danger, children, refill }: ReasonFormProps) {
  const say = useSay();
  return (
    <form method="post" className="stack">
      <Problems refill={refill ?? null} />
      <TextArea
        label={say('talk.reason.label')}
        hint={say(hint)}
        name="reason"
        rows={3}
        required
        maxLength={longestReason}
        refill={refill ?? null}
      />
      {children}
      <p>
        <Button {...(danger ? { className: 'danger' } : {})}>{say(button)}</Button>
      </p>
    </form>
  );
}
