/** What a second factor shows: a key for an app, a code to type, and codes for when the phone is lost. */
import type { ComponentProps } from 'react';
import { codeInGroups } from '#app/domain/people/people.ts';
import { Field } from '#app/ui/forms.tsx';
import { link } from '#app/ui/link.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Record } from '#app/ui/record.tsx';
import { Sentence, useSay } from '#app/ui/say.tsx';

interface Pending {
  secret: string;
  address: string;
  qr: { size: number; path: string };
}

/** For a camera, for the phone that shows it, and for a thumb. */
export function KeyForApp({ secret, address, qr: { size, path } }: Pending) {
  const say = useSay();
  return (
    <>
      <p>{say('account.factor.set.scan')}</p>
      <svg
        className="scan"
        role="img"
        aria-label={say('account.factor.set.picture')}
        viewBox={`-4 -4 ${size + 8} ${size + 8}`}
      >
        <path d={path} />
      </svg>
      <p>
        <Sentence of="account.factor.set.here" with={{ link: link(address) }} />
      </p>
      <p>{say('account.factor.set.type')}</p>
      <Record
        rows={[
          {
            term: say('account.factor.set.key'),
            value: <code>{secret.match(/.{1,4}/g)?.join(' ')}</code>,
          },
        ]}
      />
    </>
  );
}

type CodeFieldProps = Pick<ComponentProps<typeof Field>, 'label' | 'hint' | 'refill' | 'required'>;

/** Phones offer what an app on them shows; six digits, with a space between them or without. */
export const CodeField = (props: CodeFieldProps) => (
  <Field
    name="code"
    inputMode="numeric"
    autoComplete="one-time-code"
    spellCheck={false}
    required
    maxLength={60}
    {...props}
  />
);

/** A code from paper, beside the one of the app: another field, for another keyboard. */
export function RecoveryField({ refill }: Pick<CodeFieldProps, 'refill'>) {
  const say = useSay();
  return (
    <details open={refill?.problems.recovery !== undefined}>
      <summary>{say('account.step.lost')}</summary>
      <div className="stack">
        <Field
          label={say('account.step.recovery')}
          hint={say('account.step.recovery.hint')}
          name="recovery"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={60}
          refill={refill}
        />
        <p>{say('account.step.lost.text')}</p>
      </div>
    </details>
  );
}

/** Shown once: in the answer to the form that made them. */
export function RecoveryCodes({ codes, first }: { codes: string[]; first: boolean }) {
  const say = useSay();
  return (
    <div className="narrow stack">
      <h1>{say('account.codes.title')}</h1>
      <Notice icon="tick">{say(first ? 'account.codes.on' : 'account.codes.new')}</Notice>
      <p>{say('account.codes.text')}</p>
      <ol className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{codeInGroups(code)}</code>
          </li>
        ))}
      </ol>
      <p>
        <b>{say('account.codes.keep')}</b>
      </p>
      <p>
        <a className="button" href="/me/second-factor">
          {say('account.codes.done')}
        </a>
      </p>
    </div>
  );
}
