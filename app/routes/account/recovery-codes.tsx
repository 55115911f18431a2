import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { renewRecoveryCodes, secondFactorOf, signsInBy } from '#app/domain/people/people.server.ts';
import { provingForm } from '#app/domain/people/people.ts';
import { signedIn } from '#app/http/context.ts';
import { formAgain, privately, sendBack, waitFirst } from '#app/http/form-again.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { CurrentPassphrase } from '#app/ui/account/passphrase-fields.tsx';
import { RecoveryCodes } from '#app/ui/account/second-factor.tsx';
import { Wait } from '#app/ui/account/wait.tsx';
import { Crumb } from '#app/ui/crumb.tsx';
import { Button, Problems } from '#app/ui/forms.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('account.codes.make'));

export async function loader({ context }: LoaderFunctionArgs) {
  const viewer = signedIn(context);
  const { since } = await secondFactorOf(database(), viewer);
  if (since === null) return redirect('/me/second-factor', 303);
  return { byPin: (await signsInBy(database(), viewer)) === 'pin' };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, provingForm, { secrets: ['passphrase'] });
  if (!form.ok) return sendBack(form.refill);
  const made = await renewRecoveryCodes(database(), signedIn(context), form.value, context.now);
  if ('codes' in made) return data(made);
  if (made.refused === 'limited') return waitFirst({}, made.minutes);
  if (made.refused === 'no-factor') return redirect('/me/second-factor', 303);
  return formAgain({}, { passphrase: 'account.problem.wrongPassphrase' });
}

export default function NewCodes() {
  const say = useSay();
  const { byPin } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  if (again && 'codes' in again) return <RecoveryCodes codes={again.codes} first={false} />;
  return (
    <div className="narrow stack">
      <Crumb to="/me/second-factor">{say('account.factor.title')}</Crumb>
      <h1>{say('account.codes.make')}</h1>
      <p>{say('account.codes.make.lead')}</p>
      <Wait minutes={again?.minutes} />
      <Problems refill={again?.refill} />
      <form method="post" className="stack">
        <CurrentPassphrase
          label={say(byPin ? 'account.pin.current' : 'account.field.passphrase.current')}
          hint={say('account.deletion.passphrase.hint')}
          refill={again?.refill}
        />
        <p>
          <Button>{say('account.codes.make.button')}</Button>
        </p>
      </form>
    </div>
  );
}
