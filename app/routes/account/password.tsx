import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  changePassphrase,
  isBeyondPin,
  secondFactorOf,
  signsInBy,
  suggestPassphrase,
} from '#app/domain/people/people.server.ts';
import { changePassphraseForm } from '#app/domain/people/people.ts';
import {
  formAgain,
  privately,
  sendBack,
  unchosenProblems,
  waitFirst,
} from '#app/http/form-again.server.ts';
import { signedIn } from '#app/http/context.ts';
import { readForm } from '#app/http/form.server.ts';
import { beginSession } from '#app/http/session.server.ts';
import { CurrentPassphrase } from '#app/ui/account/passphrase-fields.tsx';
import { SecretFields } from '#app/ui/account/secret-fields.tsx';
import { Wait } from '#app/ui/account/wait.tsx';
import { Crumb } from '#app/ui/crumb.tsx';
import { Problems } from '#app/ui/forms.tsx';
import { link } from '#app/ui/link.tsx';
import { pageTitle, Sentence, useSay } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('account.password.title'));

export async function loader({ context }: LoaderFunctionArgs) {
  const viewer = signedIn(context);
  const byPin = (await signsInBy(database(), viewer)) === 'pin';
  return {
    byPin,
    pin: byPin && !(await isBeyondPin(database(), viewer.id)),
    idea: suggestPassphrase(viewer.language),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = signedIn(context);
  const form = await readForm(request, changePassphraseForm, {
    secrets: ['current', 'passphrase', 'pin', 'pinAgain'],
  });
  if (!form.ok) return sendBack(form.refill);
  const changed = await changePassphrase(database(), viewer, form.value, context.now);
  if (changed !== 'changed') {
    if (changed.refused === 'limited') return waitFirst({}, changed.minutes);
    if (changed.refused === 'wrong-passphrase')
      return formAgain({}, { current: 'account.problem.wrongPassphrase' });
    return formAgain({}, unchosenProblems(changed));
  }
  // Who is signed in and has one has shown it.
  const { since } = await secondFactorOf(database(), viewer);
  return redirect(`/me?done=${await signsInBy(database(), viewer)}`, {
    status: 303,
    headers: await beginSession(viewer.id, request, { secondFactor: since !== null }),
  });
}

export default function Password() {
  const say = useSay();
  const { idea, pin, byPin } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <div className="narrow stack">
      <Crumb to="/me">{say('account.back')}</Crumb>
      <h1>{say(pin ? 'account.pin.title' : 'account.password.title')}</h1>
      <p>{say('account.password.lead')}</p>
      <Wait minutes={again?.minutes} />
      <Problems refill={again?.refill} />
      <form method="post" className="stack">
        <CurrentPassphrase
          label={say(byPin ? 'account.pin.current' : 'account.field.passphrase.current')}
          name="current"
          refill={again?.refill}
        />
        <SecretFields pin={pin} idea={idea} refill={again?.refill} />
        <p>
          <button className="button">
            {say(pin ? 'account.pin.button' : 'account.password.button')}
          </button>
        </p>
      </form>
      {byPin ? null : (
        <p>
          <Sentence of="account.password.forgotten" with={{ link: link('/password/forgotten') }} />
        </p>
      )}
    </div>
  );
}
