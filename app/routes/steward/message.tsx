import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Fragment } from 'react';
import { database } from '#db/connection.server.ts';
import { retention } from '#app/domain/departure/departure.ts';
import { readMessage } from '#app/domain/stewardship/stewardship.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Button } from '#app/ui/forms.tsx';
import { Record as Rows } from '#app/ui/record.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { MessageStatus } from '#app/ui/steward/message-status.tsx';
import type { Key } from '#app/words/words.ts';

export const handle = { main: 'alone' };
export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, data?.message.subject ?? '');

export async function loader({ context, params }: LoaderFunctionArgs) {
  const input = { message: params.message! };
  const message = await readMessage(database(), context.viewer, input, context.now);
  if (!message) throw notFound();
  return { message };
}

export default function MessagePage() {
  const say = useSay();
  const { message } = useLoaderData<typeof loader>();
  const { state, sentAt, lastProblem } = message;
  const at = (instant: string) =>
    say('steward.at', { day: say.day(instant, 'UTC'), time: say.hour(instant, 'UTC') });
  const problemOf = (problem: string) => (ours[problem] ? say(ours[problem]) : problem);
  const row = (term: string, value: React.ReactNode) => ({ term, value });
  return (
    <div className="stack narrow">
      <Crumb to="/steward/messages">{say('steward.messages.title')}</Crumb>
      <h1>{message.subject}</h1>
      <p>
        <MessageStatus state={state} />
      </p>
      <p className="small soft">{say(`steward.message.${state}`)}</p>
      <Rows
        rows={[
          row(
            say('steward.message.to'),
            <a href={`/steward/people/${message.personId}`}>{message.recipient}</a>,
          ),
          row(say('steward.message.written'), at(message.createdAt)),
          row(say('steward.message.tries'), say.number(message.tries)),
          ...(state === 'waiting' ? [row(say('steward.message.next'), at(message.nextTryAt))] : []),
          ...(sentAt === null ? [] : [row(say('steward.message.sentAt'), at(sentAt))]),
          ...(lastProblem === null
            ? []
            : [row(say('steward.message.problem'), problemOf(lastProblem))]),
        ]}
      />
      {message.again === 'holds-link' ? <p>{say('steward.message.holdsLink')}</p> : null}
      {message.again === 'may-go' ? (
        <form method="post" action={`/steward/messages/${message.id}/sending`} className="stack">
          {state === 'uncertain' ? <p>{say('steward.message.twice')}</p> : null}
          <p>
            <Button>{say('steward.message.again')}</Button>
          </p>
        </form>
      ) : null}
      <h2>{say('steward.message.body')}</h2>
      {message.body === '' ? (
        <p>{say('steward.message.forgotten', { days: retention.mailText })}</p>
      ) : (
        <>
          <Letter body={message.body} />
          <p className="small soft">{say('steward.message.masked')}</p>
        </>
      )}
    </div>
  );
}

/** What we wrote ourselves has words; what the mail server said is its own. */
const ours: Record<string, Key> = {
  'worker-stopped': 'steward.message.stopped',
  restored: 'steward.message.restored',
};

/** Its lines as they are, and wrapped where the phone is narrow. */
const Letter = ({ body }: { body: string }) =>
  body
    .trim()
    .split(/\n{2,}/)
    .map((paragraph, place) => (
      <p key={place}>
        {paragraph.split('\n').map((line, row) => (
          <Fragment key={row}>
            {row > 0 ? <br /> : null}
            {line}
          </Fragment>
        ))}
      </p>
    ));
