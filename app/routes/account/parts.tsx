/** What several forms of the account have in common. */
import { Field } from '#app/ui/forms.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Sentence, useSay } from '#app/ui/say.tsx';
import type { ComponentProps } from 'react';

type Refill = ComponentProps<typeof Field>['refill'];

export const link = (to: string) => (words: React.ReactNode[]) => <a href={to}>{words}</a>;

/** Too many tries: when the next one is open. */
export function Wait({ minutes }: { minutes: number | null | undefined }) {
  const say = useSay();
  if (!minutes) return null;
  return (
    <Notice kind="problem" title={say('account.limited.title')}>
      {say('account.limited.text', { minutes })}
    </Notice>
  );
}

/** A passphrase to choose, with an idea for one. */
export function NewPassphrase({
  label,
  idea,
  refill,
}: {
  label: string;
  idea: string;
  refill?: Refill;
}) {
  const say = useSay();
  return (
    <>
      <Field
        label={label}
        hint={<Sentence of="account.field.passphrase.hint" with={{ idea }} />}
        name="passphrase"
        type="password"
        autoComplete="new-password"
        required
        refill={refill}
      />
      <p className="soft small">{say('account.field.passphrase.keep')}</p>
    </>
  );
}

/** The current passphrase, never filled in again. */
export function CurrentPassphrase({
  label,
  name = 'passphrase',
  hint,
  refill,
}: {
  label: string;
  name?: string;
  hint?: string;
  refill?: Refill;
}) {
  return (
    <Field
      label={label}
      hint={hint}
      name={name}
      type="password"
      autoComplete="current-password"
      required
      refill={refill}
    />
  );
}
