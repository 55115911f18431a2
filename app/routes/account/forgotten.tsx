import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requestReset } from '#app/domain/people/people.server.ts';
import { forgottenForm } from '#app/domain/people/people.ts';
import { privately, sendBack, waitFirst } from '#app/http/form-again.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { Wait } from '#app/ui/account/wait.tsx';
import { Crumb } from '#app/ui/crumb.tsx';
import { Field, Problems } from '#app/ui/forms.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('account.forgotten.title'));

export const loader = ({ request }: LoaderFunctionArgs) => ({
  sent: new URL(request.url).searchParams.has('sent'),
});

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, forgottenForm);
  if (!form.ok) return sendBack(form.refill);
  const { email } = form.value;
  const asked = await requestReset(
    database(),
    { email, address: context.clientAddress },
    context.now,
  );
  if (asked !== 'asked') return waitFirst({ email }, asked.minutes);
  return redirect('/password/forgotten?sent', 303);
}

export default function Forgotten() {
  const say = useSay();
  const { sent } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <div className="narrow stack">
      <Crumb to="/sign-in">{say('account.forgotten.back')}</Crumb>
      <h1>{say('account.forgotten.title')}</h1>
      {sent && !again ? (
        <Notice title={say('account.forgotten.sent.title')}>
          {say('account.forgotten.sent.text')}
        </Notice>
      ) : null}
      <Wait minutes={again?.minutes} />
      <Problems refill={again?.refill} />
      <form method="post" action="/password/forgotten" className="stack">
        <Field
          label={say('account.field.email')}
          hint={say('account.forgotten.lead')}
          name="email"
          type="email"
          inputMode="email"
          autoComplete="username"
          required
          refill={again?.refill}
        />
        <p>
          <button className="button">{say('account.forgotten.button')}</button>
        </p>
      </form>
      <p className="soft">{say('account.forgotten.noEmail')}</p>
    </div>
  );
}
