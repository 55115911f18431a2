import { redirect, type ActionFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { deleteAccount } from '#app/domain/departure/departure.server.ts';
import { deletionForm } from '#app/domain/people/people.ts';
import { attemptsBegunBy } from '#app/domain/quizzes/quizzes.server.ts';
import { formAgain, privately, sendBack, waitFirst } from '#app/http/form-again.server.ts';
import { signedIn } from '#app/http/context.ts';
import { readForm } from '#app/http/form.server.ts';
import { leaveNothing } from '#app/http/leave-nothing.server.ts';
import { endSession } from '#app/http/session.server.ts';
import { CurrentPassphrase } from '#app/ui/account/passphrase-fields.tsx';
import { Wait } from '#app/ui/account/wait.tsx';
import { Crumb } from '#app/ui/crumb.tsx';
import { Problems } from '#app/ui/forms.tsx';
import { link } from '#app/ui/link.tsx';
import { pageTitle, Sentence, useSay } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('account.deletion.title'));

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, deletionForm, { secrets: ['passphrase'] });
  if (!form.ok) return sendBack(form.refill);
  const viewer = signedIn(context);
  // While it can still be said whose they are.
  const attempts = await attemptsBegunBy(database(), viewer);
  const departed = await deleteAccount(database(), viewer, form.value, context.now);
  if (departed !== 'departed') {
    if (departed.refused === 'limited') return waitFirst({}, departed.minutes);
    if (departed.refused === 'last-steward')
      return formAgain({}, { '': 'account.problem.lastSteward' }, 409);
    if (departed.refused === 'last-leader')
      return formAgain({}, { '': 'account.problem.lastLeader' }, 409);
    return formAgain({}, { passphrase: 'account.problem.wrongPassphrase' });
  }
  const cookie = await endSession(null);
  // Behind a # no server and no log sees them: for the script that takes their answers off the phone.
  return redirect(`/signed-out?done=deleted#${attempts.join()}`, {
    status: 303,
    headers: { 'Set-Cookie': cookie, ...leaveNothing() },
  });
}

export default function Deletion() {
  const say = useSay();
  const again = useActionData<typeof action>();
  return (
    <div className="narrow stack">
      <Crumb to="/me">{say('account.back')}</Crumb>
      <h1>{say('account.deletion.title')}</h1>
      <p>{say('account.deletion.lead')}</p>
      <Wait minutes={again?.minutes} />
      <Problems refill={again?.refill} />
      <h2>{say('account.deletion.goes')}</h2>
      <p>{say('account.deletion.goes.text')}</p>
      <h2>{say('account.deletion.stays')}</h2>
      <div className="prose">
        <ul>
          <li>
            <Sentence
              of="account.deletion.stays.certificates"
              with={{ link: link('/certificates') }}
            />
          </li>
          <li>{say('account.deletion.stays.facts')}</li>
          <li>{say('account.deletion.stays.application')}</li>
          <li>{say('account.deletion.stays.common')}</li>
          <li>{say('account.deletion.stays.audit')}</li>
        </ul>
      </div>
      <p>
        <Sentence of="account.deletion.more" with={{ link: link('/privacy') }} />
      </p>
      <form method="post" className="stack far">
        <CurrentPassphrase
          label={say('account.field.passphrase.current')}
          hint={say('account.deletion.passphrase.hint')}
          refill={again?.refill}
        />
        <p className="row">
          <button className="button danger">{say('account.deletion.button')}</button>
          <a href="/me">{say('account.deletion.back')}</a>
        </p>
      </form>
    </div>
  );
}
