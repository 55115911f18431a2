/** The outbox: messages are posted beside their cause, and delivered by the worker. */
import type { Insertable, Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database, MessagesTable } from '#db/schema.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { hashToken, newId, newToken } from '#app/platform/ids/ids.server.ts';
import { speak } from '#app/words/words.ts';
import {
  kindOf,
  oneLine,
  unlinked,
  unsubscribePath,
  withStopLink,
  type MessageState,
  type NewMessage,
} from './messages.ts';

export { deliverMessages } from './delivery.server.ts';
export { heldByMessages } from './held.server.ts';

/** Writes a message; the second one for the same template, person and event is none. */
export const postMessage = (
  trx: Transaction<Database>,
  message: NewMessage,
  now: Date,
): Promise<void> => postMessages(trx, [message], now);

/** Many messages of one cause, in few statements. */
export async function postMessages(
  trx: Transaction<Database>,
  messages: NewMessage[],
  now: Date,
): Promise<void> {
  for (let start = 0; start < messages.length; start += 50) {
    const rows = messages.slice(start, start + 50).map((message) => inOutbox(message, now));
    const posted = await trx
      .insertInto('messages')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['template', 'person_id', 'event_key']).doNothing(),
      )
      .returning('id')
      .execute();
    const isNew = (row: { id: string }) => posted.some((it) => it.id === row.id);
    await keepStopLinks(trx, rows.filter(isNew), now);
  }
}

/**
 * Puts a message whose sending ended without success back into the line, as it was. Where it could be
 * stopped by a link it gets a new one, for the old one was left out. False where it is in the line.
 */
export async function postAgain(
  trx: Transaction<Database>,
  id: string,
  now: Date,
): Promise<boolean> {
  const message = await trx
    .updateTable('messages')
    .set({ state: 'waiting', tries: 0, next_try_at: now.toISOString(), last_problem: null })
    .where('id', '=', id)
    .where('state', 'in', ['uncertain', 'failed'])
    .where('body', '!=', '')
    .returning(['template', 'person_id', 'body', 'unsubscribe'])
    .executeTakeFirst();
  if (!message) return false;
  // What a restored backup holds was never sent, and is whole.
  if (kindOf(message.template) === null || message.unsubscribe !== null) return true;
  const unsubscribe = newToken();
  await keepStopLinks(trx, [{ ...message, unsubscribe }], now);
  const body = withStopLink(message.body, unsubscribe);
  await trx.updateTable('messages').set({ body, unsubscribe }).where('id', '=', id).execute();
  return true;
}

async function keepStopLinks(
  trx: Transaction<Database>,
  messages: { template: string; person_id: string; unsubscribe?: string | null }[],
  now: Date,
): Promise<void> {
  const links = messages.flatMap(({ template, person_id, unsubscribe }) => {
    const kind = kindOf(template);
    if (!kind || !unsubscribe) return [];
    return [{ id: hashToken(unsubscribe), person_id, kind, created_at: now.toISOString() }];
  });
  if (links.length > 0) await trx.insertInto('unsubscribe_links').values(links).execute();
}

/** How many there are in each state. */
export async function countMessages(db: Db): Promise<Partial<Record<MessageState, number>>> {
  const rows = await db
    .selectFrom('messages')
    .select('state')
    .select((it) => it.fn.countAll().as('count'))
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
}

function inOutbox(message: NewMessage, now: Date): Insertable<MessagesTable> {
  const id = newId();
  const unsubscribe = kindOf(message.template) ? newToken() : null;
  const { subject, body } = write(message, unsubscribe);
  return {
    id,
    template: message.template,
    person_id: message.personId,
    event_key: message.eventKey,
    recipient: oneLine(message.recipient),
    language: message.language,
    subject,
    body,
    message_id: `<${id}@${new URL(publicUrl()).hostname}>`,
    state: 'waiting',
    tries: 0,
    created_at: now.toISOString(),
    next_try_at: now.toISOString(),
    unsubscribe,
  };
}

function write(
  { template, language, values }: NewMessage,
  unsubscribe: string | null,
): { subject: string; body: string } {
  const say = speak(language);
  // A name with line breaks in it could otherwise write paragraphs of its own.
  const clean = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, [value].flat().map(oneLine).join('\n')]),
  );
  if (clean.name !== undefined) clean.name = unlinked(clean.name);
  const subject = say(`mail.${template}.subject`, clean);
  const body = say(`mail.${template}.body`, clean);
  const signature = say('mail.signature', { address: publicUrl() });
  const link = unsubscribe && `${publicUrl()}${unsubscribePath(unsubscribe)}`;
  const stop = link ? `\n\n${say('mail.stop', { link })}` : '';
  return { subject: oneLine(subject), body: `${body}\n\n-- \n${signature}${stop}\n` };
}
