/**
 * Delivery. A message is claimed by a conditional update, sent outside any transaction, and marked.
 * SMTP cannot give exactly-once (RELIABILITY.md, I4): where the answer is lost, the message becomes
 * uncertain and stays as it is.
 */
import type { Selectable } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { MessagesTable } from '#db/schema.ts';
import { config, publicUrl } from '#app/platform/config/config.server.ts';
import { sendMail, type Mail, type MailOutcome } from '#app/platform/mail/mail.server.ts';
import { maskTokens, oneLine, unsubscribePath } from './messages.ts';

type Message = Selectable<MessagesTable>;
type Send = (mail: Mail) => Promise<MailOutcome>;

const minute = 60_000;
/** After the first try, the second, …; the last one repeats. */
const waits = [1, 5, 15, 60, 240];
const mostTries = 8;
/** Longer than any sending takes (mail.server.ts): who held it is no longer there. */
const abandonedAfter = 10 * minute;
/** A step ends after this long, so that the process can leave. */
const longestStep = minute / 2;

/** One step of the worker: sends what is due. Any number of workers may run it at once. */
export async function deliverMessages(db: Db, now: Date, send: Send = sendMail): Promise<number> {
  const began = performance.now();
  const clock = () => new Date(now.getTime() + performance.now() - began);
  await giveUpAbandoned(db, now);
  let sent = 0;
  while (clock().getTime() - now.getTime() < longestStep) {
    const message = await claim(db, clock());
    if (!message) break;
    const outcome = await send({
      to: message.recipient,
      from: config().mailFrom,
      subject: message.subject,
      text: message.body,
      messageId: message.message_id,
      at: new Date(message.created_at),
      unsubscribe: message.unsubscribe && publicUrl() + unsubscribePath(message.unsubscribe),
    });
    await settle(db, message, outcome, clock());
    if (outcome.result === 'sent') sent += 1;
  }
  return sent;
}

/** The next message that is due, now this worker's alone; null when there is none. */
async function claim(db: Db, now: Date): Promise<Message | null> {
  const at = now.toISOString();
  for (;;) {
    const due = await db
      .selectFrom('messages')
      .select(['id', 'tries'])
      .where('state', '=', 'waiting')
      .where('next_try_at', '<=', at)
      .orderBy('next_try_at')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    if (!due) return null;
    const claimed = await db
      .updateTable('messages')
      .set({ state: 'sending', claimed_at: at, tries: due.tries + 1 })
      .where('id', '=', due.id)
      .where('state', '=', 'waiting')
      .where('next_try_at', '<=', at)
      .where('tries', '=', due.tries)
      .returningAll()
      .executeTakeFirst();
    if (claimed) return claimed;
  }
}

async function settle(db: Db, message: Message, outcome: MailOutcome, now: Date): Promise<void> {
  const problem = outcome.result === 'sent' ? null : oneLine(outcome.problem).slice(0, 500);
  const again = outcome.result === 'later' && message.tries < mostTries;
  const wait = waits[Math.min(message.tries, waits.length) - 1] ?? 1;
  await db
    .updateTable('messages')
    .set(
      again
        ? { state: 'waiting', next_try_at: new Date(now.getTime() + wait * minute).toISOString() }
        : {
            state: outcome.result === 'later' ? 'failed' : outcome.result,
            body: maskTokens(message.body),
            unsubscribe: null,
          },
    )
    .set({
      last_problem: problem,
      claimed_at: null,
      ...(outcome.result === 'sent' ? { sent_at: now.toISOString() } : {}),
    })
    .where('id', '=', message.id)
    .where('state', '=', 'sending')
    .where('claimed_at', '=', message.claimed_at)
    .execute();
}

async function giveUpAbandoned(db: Db, now: Date): Promise<void> {
  const abandoned = await db
    .selectFrom('messages')
    .select(['id', 'body', 'claimed_at'])
    .where('state', '=', 'sending')
    .where('claimed_at', '<', new Date(now.getTime() - abandonedAfter).toISOString())
    .execute();
  for (const { id, body, claimed_at } of abandoned) {
    await db
      .updateTable('messages')
      .set({ state: 'uncertain', body: maskTokens(body), unsubscribe: null })
      .set({ last_problem: 'worker-stopped' })
      .where('id', '=', id)
      .where('state', '=', 'sending')
      .where('claimed_at', '=', claimed_at)
      .execute();
  }
}
