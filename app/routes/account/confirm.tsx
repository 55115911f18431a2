import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { confirmationOf, confirmEmail } from '#app/domain/people/people.server.ts';
import { privately } from '#app/http/form-again.server.ts';
import { link } from '#app/ui/link.tsx';
import { pageTitle, Sentence, useSay } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('account.confirm.title'));

/** Looking at the page uses nothing up: mail scanners follow links too. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const about = await confirmationOf(database(), params.token!, context.now);
  const email = 'refused' in about ? null : about.email;
  return data({ email }, { status: email === null ? 410 : 200 });
}

export async function action({ params, context }: ActionFunctionArgs) {
  const confirmed = await confirmEmail(database(), params.token!, context.now);
  if ('refused' in confirmed) return data(null, { status: 410 });
  return redirect(context.viewer.signedIn ? '/me?done=confirmed' : '/sign-in?done=confirmed', 303);
}

export default function Confirm() {
  const say = useSay();
  const { email } = useLoaderData<typeof loader>();
  if (email === null) {
    return (
      <div className="narrow stack">
        <h1>{say('account.link.over.title')}</h1>
        <p>
          <Sentence of="account.link.over.confirmation" with={{ link: link('/me') }} />
        </p>
      </div>
    );
  }
  return (
    <div className="narrow stack">
      <h1>{say('account.confirm.title')}</h1>
      <p>
        <Sentence of="account.confirm.lead" with={{ email }} />
      </p>
      <form method="post">
        <button className="button">{say('account.confirm.button')}</button>
      </form>
    </div>
  );
}
