/** The outbox: messages are posted beside their cause, and delivered by the worker. */
import type { Insertable, Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database, MessagesTable } from '#db/schema.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { hashToken, newId, newToken } from '#app/platform/ids/ids.server.ts';
import { speak } from '#app/words/words.ts';
import {
  oneLine,
  unlinked,
  unsubscribePath,
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
    const links = messages.slice(start, start + 50).flatMap(({ kind }, place) => {
      const { id, person_id, unsubscribe } = rows[place]!;
      const isNew = posted.some((it) => it.id === id);
      if (!kind || !unsubscribe || !isNew) return [];
      return [{ id: hashToken(unsubscribe), person_id, kind, created_at: now.toISOString() }];
    });
    if (links.length > 0) await trx.insertInto('unsubscribe_links').values(links).execute();
  }
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
  const unsubscribe = message.kind ? newToken() : null;
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
