/** The outbox, read: never with what would open an account to the reader. */
import type { Db } from '#db/connection.server.ts';
import { maskTokens, type MessageState } from '#app/domain/messages/messages.ts';
import { stewardOnly, type Viewer } from '#app/domain/people/people.ts';
import { after, pageOf, pageSize, readPlace } from './page.ts';
import type { MessageHead, MessageRecord, Page } from './stewardship.ts';

const head = [
  'id',
  'template',
  'person_id',
  'recipient',
  'subject',
  'state',
  'created_at',
] as const;

/** The newest first; of one state, or of all. */
export async function listMessages(
  db: Db,
  viewer: Viewer,
  input: { state: MessageState | null; before: string | null },
): Promise<Page<MessageHead>> {
  stewardOnly(viewer);
  const place = readPlace(input.before);
  const rows = await db
    .selectFrom('messages')
    .select(head)
    .$if(input.state !== null, (query) => query.where('state', '=', input.state!))
    .$if(place !== null, (query) => query.where(after({ at: 'created_at', id: 'id' }, place!)))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(pageSize + 1)
    .execute();
  return pageOf(rows, (row) => ({ at: row.created_at, id: row.id }), headOf);
}

export async function findMessage(
  db: Db,
  viewer: Viewer,
  { message }: { message: string },
): Promise<MessageRecord | null> {
  stewardOnly(viewer);
  const row = await db
    .selectFrom('messages')
    .select([...head, 'body', 'tries', 'next_try_at', 'sent_at', 'last_problem'])
    .where('id', '=', message)
    .executeTakeFirst();
  if (!row) return null;
  return {
    ...headOf(row),
    body: maskTokens(row.body),
    tries: row.tries,
    nextTryAt: row.next_try_at,
    sentAt: row.sent_at,
    lastProblem: row.last_problem,
  };
}

const headOf = (row: {
  id: string;
  template: string;
  person_id: string;
  recipient: string;
  subject: string;
  state: MessageState;
  created_at: string;
}): MessageHead => ({
  id: row.id,
  template: row.template,
  personId: row.person_id,
  recipient: row.recipient,
  subject: row.subject,
  state: row.state,
  createdAt: row.created_at,
});
