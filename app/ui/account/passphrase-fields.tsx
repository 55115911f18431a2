/** Passphrases in forms: one to choose, and the one that is known. */
import type { ComponentProps } from 'react';
import { Field } from '#app/ui/forms.tsx';
import { Sentence, useSay } from '#app/ui/say.tsx';

type Refill = ComponentProps<typeof Field>['refill'];

/** A passphrase to choose, with an idea for one. */
export function NewPassphrase({
  label,
  idea,
  refill,
  required = true,
}: {
  label: string;
  idea: string;
  refill?: Refill;
  required?: boolean;
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
        required={required}
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
