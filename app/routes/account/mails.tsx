import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import {
  chooseMails,
  mailPreferencesOf,
} from '#app/domain/mail-preferences/mail-preferences.server.ts';
import { mailKinds, mailPreferencesForm } from '#app/domain/mail-preferences/mail-preferences.ts';
import { signedIn } from '#app/http/context.ts';
import { privately, sendBack } from '#app/http/form-again.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Button, Group } from '#app/ui/forms.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('account.mails.title'));

export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = signedIn(context);
  const wanted = await mailPreferencesOf(database(), viewer);
  const done = new URL(request.url).searchParams.get('done') === 'kept';
  return { wanted, done, reachable: viewer.emailConfirmed };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request, mailPreferencesForm);
  if (!form.ok) return sendBack(form.refill);
  await chooseMails(database(), signedIn(context), form.value, context.now);
  return redirect('/me/mails?done=kept', 303);
}

export default function Mails() {
  const say = useSay();
  const { wanted, done, reachable } = useLoaderData<typeof loader>();
  return (
    <form method="post" className="narrow stack">
      <Crumb to="/me">{say('account.back')}</Crumb>
      <h1>{say('account.mails.title')}</h1>
      {done ? <Notice icon="tick">{say('account.mails.kept')}</Notice> : null}
      {reachable ? null : <Notice>{say('account.mails.unreachable')}</Notice>}
      <Group label={say('account.mails.which')} hint={say('account.mails.always')} name="mails">
        {mailKinds.map((kind) => (
          <label key={kind} className="choice-of-many">
            <input type="checkbox" name={kind} defaultChecked={wanted[kind]} />
            <span>{say(`account.mails.kind.${kind}`)}</span>
          </label>
        ))}
      </Group>
      <p>
        <Button>{say('account.mails.button')}</Button>
      </p>
    </form>
  );
}
