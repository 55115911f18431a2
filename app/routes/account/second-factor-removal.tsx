import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { removeSecondFactor, secondFactorOf, signsInBy } from '#app/domain/people/people.server.ts';
import { provingForm } from '#app/domain/people/people.ts';
import { signedIn } from '#app/http/context.ts';
import { formAgain, privately, sendBack, waitFirst } from '#app/http/form-again.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { beginSession } from '#app/http/session.server.ts';
import { CurrentPassphrase } from '#app/ui/account/passphrase-fields.tsx';
import { Wait } from '#app/ui/account/wait.tsx';
import { Crumb } from '#app/ui/crumb.tsx';
import { Button, Problems } from '#app/ui/forms.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('account.factor.off'));

export async function loader({ context }: LoaderFunctionArgs) {
  const viewer = signedIn(context);
  const { since, required } = await secondFactorOf(database(), viewer);
  if (since === null) return redirect('/me/second-factor', 303);
  return { required, byPin: (await signsInBy(database(), viewer)) === 'pin' };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = signedIn(context);
  const form = await readForm(request, provingForm, { secrets: ['passphrase'] });
  if (!form.ok) return sendBack(form.refill);
  const removed = await removeSecondFactor(database(), viewer, form.value, context.now);
  if (removed !== 'removed') {
    if (removed.refused === 'limited') return waitFirst({}, removed.minutes);
    if (removed.refused === 'required')
      return formAgain({}, { '': 'account.factor.off.required' }, 409);
    return formAgain({}, { passphrase: 'account.problem.wrongPassphrase' });
  }
  return redirect('/me/second-factor?done=removed', {
    status: 303,
    headers: await beginSession(viewer.id, request, { secondFactor: false }),
  });
}

export default function Removal() {
  const say = useSay();
  const { byPin, required } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <div className="narrow stack">
      <Crumb to="/me/second-factor">{say('account.factor.title')}</Crumb>
      <h1>{say('account.factor.off')}</h1>
      <p>{say(required ? 'account.factor.off.required' : 'account.factor.remove.lead')}</p>
      <Wait minutes={again?.minutes} />
      <Problems refill={again?.refill} />
      {required ? null : (
        <form method="post" className="stack">
          <CurrentPassphrase
            label={say(byPin ? 'account.pin.current' : 'account.field.passphrase.current')}
            hint={say('account.deletion.passphrase.hint')}
            refill={again?.refill}
          />
          <p className="row">
            <Button className="danger">{say('account.factor.remove.button')}</Button>
            <a href="/me/second-factor">{say('account.factor.remove.back')}</a>
          </p>
        </form>
      )}
    </div>
  );
}
