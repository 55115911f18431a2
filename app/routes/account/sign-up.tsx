import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { signUp, suggestPassphrase } from '#app/domain/people/people.server.ts';
import { signUpForm } from '#app/domain/people/people.ts';
import { enter } from '#app/http/entering.server.ts';
import {
  formAgain,
  privately,
  sendBack,
  waitFirst,
  weaknessKey,
} from '#app/http/form-again.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { safeRedirect } from '#app/http/safe-redirect.ts';
import { entryBy } from '#app/http/request-log.server.ts';
import { deviceTokenIn } from '#app/http/session.server.ts';
import { NewPassphrase } from '#app/ui/account/passphrase-fields.tsx';
import { Wait } from '#app/ui/account/wait.tsx';
import { zones } from '#app/ui/account/zones.ts';
import { Field, Problems, Select } from '#app/ui/forms.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { link } from '#app/ui/link.tsx';
import { pageTitle, Sentence, useSay } from '#app/ui/say.tsx';
import type { Key } from '#app/words/words.ts';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('account.signUp.title'));

export function loader({ request, context }: LoaderFunctionArgs) {
  const next = safeRedirect(new URL(request.url).searchParams.get('next'));
  if (context.viewer.signedIn) return redirect(next, 303);
  return { idea: suggestPassphrase(context.viewer.language) };
}

const refusals = {
  'account-exists': 'account.problem.exists',
  suspended: 'account.problem.suspended',
  merged: 'account.problem.merged',
} as const satisfies Record<string, Key>;

export async function action({ request, context }: ActionFunctionArgs) {
  const next = safeRedirect(new URL(request.url).searchParams.get('next'));
  const form = await readForm(request, signUpForm, { secrets: ['passphrase'] });
  if (!form.ok) return sendBack(form.refill);
  const { name, email, timeZone } = form.value;
  const from = { address: context.clientAddress, device: deviceTokenIn(request) };
  const input = { ...form.value, ...from };
  const signedUp = await signUp(database(), context.viewer, input, context.now);
  context.note({ signIn: entryBy('sign-up', signedUp) });
  if ('refused' in signedUp) {
    const typed = { name, email, timeZone: timeZone ?? '' };
    if (signedUp.refused === 'limited') return waitFirst(typed, signedUp.minutes);
    if (signedUp.refused === 'weak')
      return formAgain(typed, { passphrase: weaknessKey(signedUp.weakness) });
    return formAgain(typed, { '': refusals[signedUp.refused] });
  }
  return enter(signedUp.personId, next, { request, context });
}

export default function SignUp() {
  const say = useSay();
  const { idea } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const refill = again?.refill;
  return (
    <div className="narrow stack">
      <h1>{say('account.signUp.title')}</h1>
      <p>{say('account.signUp.lead')}</p>
      <Wait minutes={again?.minutes} kept />
      <Problems refill={refill} />
      {refill?.problems[''] === 'account.problem.exists' ? (
        <p>
          <Sentence
            of="account.signUp.exists"
            with={{ signIn: link('/sign-in'), forgotten: link('/password/forgotten') }}
          />
        </p>
      ) : null}
      <form method="post" className="stack">
        <Field
          label={say('account.field.name')}
          hint={say('account.field.name.hint')}
          name="name"
          autoComplete="name"
          required
          refill={refill}
        />
        <Field
          label={say('account.field.email')}
          hint={say('account.field.email.hint')}
          name="email"
          type="email"
          inputMode="email"
          autoComplete="username"
          required
          refill={refill}
        />
        <Select
          label={say('account.signUp.timeZone')}
          hint={say('account.me.timeZone.hint')}
          name="timeZone"
          options={[{ value: '', label: say('account.signUp.timeZone.none') }, ...zones(say)]}
          refill={refill}
        />
        <NewPassphrase label={say('account.field.passphrase')} idea={idea} refill={refill} />
        <p>
          <button className="button">
            {say('account.signUp.button')} <Icon name="next" turns />
          </button>
        </p>
      </form>
      <p>
        <Sentence of="account.signUp.privacy" with={{ link: link('/privacy') }} />
      </p>
      <p>
        <Sentence of="account.signUp.have" with={{ link: link('/sign-in') }} />
      </p>
    </div>
  );
}
