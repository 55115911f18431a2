/** Stopping mails of a kind from a mail, without signing in (RFC 8058). */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { stoppedBy, unsubscribe } from '#app/domain/mail-preferences/mail-preferences.server.ts';
import { privately } from '#app/http/form-again.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { Button } from '#app/ui/forms.tsx';
import { link } from '#app/ui/link.tsx';
import { pageTitle, Sentence, useSay } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('account.stop.title'));

/** Changes nothing: mail programs open links by themselves. */
export async function loader({ params }: LoaderFunctionArgs) {
  const kind = await stoppedBy(database(), { token: params.token! });
  if (!kind) throw notFound();
  return { kind };
}

/** Answers without a redirect: who posts may be a mail program, and does not follow one. */
export async function action({ context, params }: ActionFunctionArgs) {
  const done = await unsubscribe(database(), { token: params.token! }, context.now);
  if (!done) throw notFound();
  return done;
}

export default function Unsubscribe() {
  const say = useSay();
  const { kind } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  if (done)
    return (
      <div className="stack">
        <h1>{say('account.stop.done')}</h1>
        <p>{say(`account.stop.no-more.${kind}`)}</p>
        <p>
          <Sentence of="account.stop.back" with={{ link: link('/me/mails') }} />
        </p>
      </div>
    );
  return (
    <form method="post" className="stack">
      <h1>{say('account.stop.title')}</h1>
      <p>{say(`account.mails.kind.${kind}`)}</p>
      <p>
        <Button>{say('account.stop.button')}</Button>
      </p>
    </form>
  );
}
