import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { beginSecondFactor, secondFactorOf } from '#app/domain/people/people.server.ts';
import { signedIn } from '#app/http/context.ts';
import { privately } from '#app/http/form-again.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Button } from '#app/ui/forms.tsx';
import { link } from '#app/ui/link.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Record } from '#app/ui/record.tsx';
import { pageTitle, Sentence, useSay, useViewer } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('account.factor.title'));

/** Fewer than these, and the page asks for new ones. */
const few = 3;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const factor = await secondFactorOf(database(), signedIn(context));
  const removed = new URL(request.url).searchParams.get('done') === 'removed';
  return { ...factor, removed: removed && factor.since === null };
}

/** A key to put into an app, which the next page shows. */
export async function action({ context }: ActionFunctionArgs) {
  await beginSecondFactor(database(), signedIn(context), context.now);
  return redirect('/me/second-factor/confirmation', 303);
}

export default function SecondFactor() {
  const say = useSay();
  const { since, required, removed } = useLoaderData<typeof loader>();
  return (
    <div className="narrow stack">
      <Crumb to="/me">{say('account.back')}</Crumb>
      <h1>{say('account.factor.title')}</h1>
      {removed ? <Notice icon="tick">{say('account.factor.done.removed')}</Notice> : null}
      {required && since === null ? (
        <Notice kind="unsent" title={say('account.factor.why.title')}>
          {say('account.factor.why')}
        </Notice>
      ) : null}
      <p>{say('account.factor.lead')}</p>
      {since === null ? <Off /> : <On since={since} />}
    </div>
  );
}

function Off() {
  const say = useSay();
  return (
    <>
      <h2>{say('account.factor.need')}</h2>
      <div className="prose">
        <ul>
          <li>{say('account.factor.need.app')}</li>
          <li>{say('account.factor.need.paper')}</li>
        </ul>
      </div>
      <form method="post" action="/me/second-factor">
        <Button>{say('account.factor.start')}</Button>
      </form>
    </>
  );
}

function On({ since }: { since: string }) {
  const say = useSay();
  const { codesLeft, required } = useLoaderData<typeof loader>();
  const { timeZone } = useViewer();
  return (
    <>
      <p>
        <b>{say('account.factor.on')}</b>
      </p>
      <Record
        rows={[
          { term: say('account.factor.since'), value: say.day(since, timeZone) },
          {
            term: say('account.factor.left'),
            value: say('account.factor.left.count', { count: codesLeft }),
          },
        ]}
      />
      {codesLeft < few ? (
        <Notice kind="unsent">{say('account.factor.few', { count: codesLeft })}</Notice>
      ) : null}
      <p>
        <a href="/me/second-factor/recovery-codes">{say('account.codes.make.link')}</a>
      </p>
      <h2>{say('account.factor.phone')}</h2>
      <p>{say('account.factor.phone.text')}</p>
      <form method="post" action="/me/second-factor">
        <Button className="quiet">{say('account.factor.phone.button')}</Button>
      </form>
      <h2>{say('account.factor.off')}</h2>
      <p>
        {required ? (
          say('account.factor.off.required')
        ) : (
          <Sentence
            of="account.factor.off.text"
            with={{ link: link('/me/second-factor/removal') }}
          />
        )}
      </p>
    </>
  );
}
