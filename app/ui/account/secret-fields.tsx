/** Choosing how to sign in: a PIN of six digits twice, or a passphrase. */
import type { ComponentProps } from 'react';
import { Field } from '#app/ui/forms.tsx';
import { useSay } from '#app/ui/say.tsx';
import { NewPassphrase } from './passphrase-fields.tsx';

type Refill = ComponentProps<typeof Field>['refill'];

interface SecretFieldsProps {
  /** Whether a PIN is enough for this person. */
  pin: boolean;
  idea: string;
  refill?: Refill;
}

export function SecretFields({ pin, idea, refill }: SecretFieldsProps) {
  const say = useSay();
  const label = say('account.field.passphrase.new');
  if (!pin) return <NewPassphrase label={label} idea={idea} refill={refill} />;
  const digits = {
    type: 'password',
    inputMode: 'numeric',
    autoComplete: 'new-password',
    maxLength: 12,
    refill,
  } as const;
  return (
    <>
      <Field
        label={say('account.pin.choose')}
        hint={say('account.pin.hint')}
        name="pin"
        {...digits}
      />
      <Field label={say('account.pin.again')} name="pinAgain" {...digits} />
      <details open={refill?.problems.passphrase !== undefined}>
        <summary>{say('account.pin.or')}</summary>
        <div className="stack">
          <NewPassphrase label={label} idea={idea} refill={refill} required={false} />
        </div>
      </details>
    </>
  );
}
