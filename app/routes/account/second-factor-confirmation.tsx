import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  confirmSecondFactor,
  pendingSecondFactor,
  signsInBy,
} from '#app/domain/people/people.server.ts';
import { factorConfirmationForm } from '#app/domain/people/people.ts';
import { signedIn } from '#app/http/context.ts';
import { formAgain, privately, sendBack, waitFirst } from '#app/http/form-again.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { beginSession } from '#app/http/session.server.ts';
import { CurrentPassphrase } from '#app/ui/account/passphrase-fields.tsx';
import { CodeField, KeyForApp, RecoveryCodes } from '#app/ui/account/second-factor.tsx';
import { Wait } from '#app/ui/account/wait.tsx';
import { Crumb } from '#app/ui/crumb.tsx';
import { Button, Problems } from '#app/ui/forms.tsx';
import { link } from '#app/ui/link.tsx';
import { pageTitle, Sentence, useSay } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('account.factor.set.title'));

/** After the form that confirmed it there is nothing pending: the answer to it shows codes. */
export async function loader({ context }: LoaderFunctionArgs) {
  const viewer = signedIn(context);
  const pending = await pendingSecondFactor(database(), viewer, context.now);
  return { pending, byPin: (await signsInBy(database(), viewer)) === 'pin' };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = signedIn(context);
  const form = await readForm(request, factorConfirmationForm, { secrets: ['passphrase'] });
  if (!form.ok) return sendBack(form.refill);
  const { code } = form.value;
  const set = await confirmSecondFactor(database(), viewer, form.value, context.now);
  if ('refused' in set) {
    if (set.refused === 'none-begun') return redirect('/me/second-factor', 303);
    if (set.refused === 'limited') return waitFirst({ code }, set.minutes);
    if (set.refused === 'wrong-code')
      return formAgain({ code }, { code: 'account.factor.problem.wrong' });
    return formAgain({ code }, { passphrase: 'account.problem.wrongPassphrase' });
  }
  return data(set, { headers: await beginSession(viewer.id, request, { secondFactor: true }) });
}

export default function Confirmation() {
  const say = useSay();
  const { pending, byPin } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  if (again && 'codes' in again) return <RecoveryCodes codes={again.codes} first />;
  if (!pending) return <NothingBegun />;
  return (
    <div className="narrow stack">
      <Crumb to="/me/second-factor">{say('account.factor.title')}</Crumb>
      <h1>{say('account.factor.set.title')}</h1>
      <Wait minutes={again?.minutes} />
      <Problems refill={again?.refill} />
      <h2>{say('account.factor.set.app')}</h2>
      <KeyForApp {...pending} />
      <h2>{say('account.factor.set.prove')}</h2>
      <form method="post" className="stack">
        <CodeField
          label={say('account.factor.set.code')}
          hint={say('account.factor.set.code.hint')}
          refill={again?.refill}
        />
        <CurrentPassphrase
          label={say(byPin ? 'account.pin.current' : 'account.field.passphrase.current')}
          hint={say('account.deletion.passphrase.hint')}
          refill={again?.refill}
        />
        <p>
          <Button>{say('account.factor.set.button')}</Button>
        </p>
      </form>
    </div>
  );
}

function NothingBegun() {
  const say = useSay();
  return (
    <div className="narrow stack">
      <h1>{say('account.factor.set.title')}</h1>
      <p>
        <Sentence of="account.factor.set.none" with={{ link: link('/me/second-factor') }} />
      </p>
    </div>
  );
}
