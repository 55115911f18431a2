import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { changePassphrase, suggestPassphrase } from '#app/domain/people/people.server.ts';
import { changePassphraseForm } from '#app/domain/people/people.ts';
import {
  formAgain,
  privately,
  sendBack,
  waitFirst,
  weaknessKey,
} from '#app/http/form-again.server.ts';
import { signedIn } from '#app/http/context.ts';
import { readForm } from '#app/http/form.server.ts';
import { beginSession } from '#app/http/session.server.ts';
import { CurrentPassphrase, NewPassphrase } from '#app/ui/account/passphrase-fields.tsx';
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

export const loader = ({ context }: LoaderFunctionArgs) => ({
  idea: suggestPassphrase(context.viewer.language),
});

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = signedIn(context);
  const form = await readForm(request, changePassphraseForm, ['current', 'passphrase']);
  if (!form.ok) return sendBack(form.refill);
  const changed = await changePassphrase(database(), viewer, form.value, context.now);
  if (changed !== 'changed') {
    if (changed.refused === 'limited') return waitFirst({}, changed.minutes);
    if (changed.refused === 'weak')
      return formAgain({}, { passphrase: weaknessKey(changed.weakness) });
    return formAgain({}, { current: 'account.problem.wrongPassphrase' });
  }
  return redirect('/me?done=passphrase', {
    status: 303,
    headers: { 'Set-Cookie': await beginSession(viewer.id) },
  });
}

export default function Password() {
  const say = useSay();
  const { idea } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <div className="narrow stack">
      <Crumb to="/me">{say('account.back')}</Crumb>
      <h1>{say('account.password.title')}</h1>
      <p>{say('account.password.lead')}</p>
      <Wait minutes={again?.minutes} />
      <Problems refill={again?.refill} />
      <form method="post" className="stack">
        <CurrentPassphrase
          label={say('account.field.passphrase.current')}
          name="current"
          refill={again?.refill}
        />
        <NewPassphrase
          label={say('account.field.passphrase.new')}
          idea={idea}
          refill={again?.refill}
        />
        <p>
          <button className="button">{say('account.password.button')}</button>
        </p>
      </form>
      <p>
        <Sentence of="account.password.forgotten" with={{ link: link('/password/forgotten') }} />
      </p>
    </div>
  );
}
