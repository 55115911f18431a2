/** The outbox: read, never with what would open an account to the reader, and sent again by hand. */
import type { Db } from '#db/connection.server.ts';
import { recordAudit, recordViewing } from '#app/domain/audit/audit.server.ts';
import { postAgain } from '#app/domain/messages/messages.server.ts';
import { maskTokens, wasMasked, type MessageState } from '#app/domain/messages/messages.ts';
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
    again: againOf(row),
  };
}

/** What was kept its time has no words left to send (departure/retention.ts). */
function againOf({ state, body }: { state: MessageState; body: string }): MessageRecord['again'] {
  if (!ended(state)) return 'not-ended';
  if (body === '') return 'forgotten';
  return wasMasked(body) ? 'holds-link' : 'may-go';
}

const ended = (state: MessageState) => state === 'uncertain' || state === 'failed';

export type SentAgain =
  'waiting' | { refused: 'not-found' | Exclude<MessageRecord['again'], 'may-go'> };

/** For whoever reads it: a mail tells of somebody, so the trail says that it was looked at. */
export async function readMessage(
  db: Db,
  viewer: Viewer,
  input: { message: string },
  now: Date,
): Promise<MessageRecord | null> {
  const steward = stewardOnly(viewer);
  const found = await findMessage(db, viewer, input);
  const row = await db
    .selectFrom('messages')
    .select('person_id')
    .where('id', '=', input.message)
    .executeTakeFirst();
  if (found && row) await recordViewing(db, { viewer: steward.id, person: row.person_id }, now);
  return found;
}

/**
 * Puts a message whose sending ended without success back into the line, with the Message-ID it had:
 * a mail program that has it already may show it once. Two stewards at once send it once.
 */
export async function sendAgain(
  db: Db,
  viewer: Viewer,
  { message: id }: { message: string },
  now: Date,
): Promise<SentAgain> {
  const steward = stewardOnly(viewer);
  const found = await findMessage(db, viewer, { message: id });
  if (!found) return { refused: 'not-found' };
  if (found.again !== 'may-go') return { refused: found.again };
  return db.transaction().execute(async (trx): Promise<SentAgain> => {
    if (!(await postAgain(trx, id, now))) return { refused: 'not-ended' };
    const deed = { actorId: steward.id, verb: 'message.sent-again', subjectId: id } as const;
    await recordAudit(trx, deed, now);
    return 'waiting';
  });
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
