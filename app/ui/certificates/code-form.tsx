import type { ReactNode } from 'react';
import { Button, Field } from '#app/ui/forms.tsx';
import { useSay } from '#app/ui/say.tsx';

/** Where a number is typed that somebody read from a certificate. */
export function CodeForm({ typed, children }: { typed?: string; children?: ReactNode }) {
  const say = useSay();
  return (
    <form method="get" action="/verify" className={children ? 'stack far' : 'stack'}>
      {children}
      <Field
        label={say('certificates.verify.code')}
        hint={say('certificates.verify.hint')}
        name="code"
        defaultValue={typed}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        required
        maxLength={500}
      />
      <p>
        <Button>{say('certificates.verify.button')}</Button>
      </p>
    </form>
  );
}
