import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import { messageStates } from '#app/domain/messages/messages.ts';
import { listMessages } from '#app/domain/stewardship/stewardship.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Button, Select } from '#app/ui/forms.tsx';
import { Ledger, LedgerItem } from '#app/ui/ledger.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { MessageStatus } from '#app/ui/steward/message-status.tsx';
import { Older } from '#app/ui/steward/older.tsx';

export const handle = { main: 'alone' };
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('steward.messages.title'));

export async function loader({ context, request }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams;
  const state = messageStates.find((known) => known === asked.get('state')) ?? null;
  const input = { state, before: asked.get('before') };
  return { state, page: await listMessages(database(), context.viewer, input) };
}

export default function Messages() {
  const say = useSay();
  const { state, page } = useLoaderData<typeof loader>();
  return (
    <div className="stack narrow">
      <Crumb to="/steward">{say('steward.start.title')}</Crumb>
      <h1>{say('steward.messages.title')}</h1>
      <form method="get" className="filters single">
        <Select
          label={say('steward.messages.state')}
          name="state"
          defaultValue={state ?? ''}
          options={[
            { value: '', label: say('steward.messages.all') },
            ...messageStates.map((known) => ({
              value: known,
              label: say(`steward.messageState.${known}`),
            })),
          ]}
        />
        <Button className="quiet">{say('steward.messages.show')}</Button>
      </form>
      {page.lines.length === 0 ? <p>{say('steward.messages.none')}</p> : null}
      <Ledger>
        {page.lines.map((message) => (
          <LedgerItem key={message.id} state={<MessageStatus state={message.state} />}>
            <a href={`/steward/messages/${message.id}`}>{message.subject}</a>
            <br />
            <span className="small soft">
              {say('steward.messages.line', {
                recipient: message.recipient,
                day: say.day(message.createdAt, 'UTC'),
                time: say.hour(message.createdAt, 'UTC'),
              })}
            </span>
          </LedgerItem>
        ))}
      </Ledger>
      <Older before={page.before} also={state === null ? {} : { state }} />
    </div>
  );
}
