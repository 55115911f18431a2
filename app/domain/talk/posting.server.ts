/** Saying something in a thread: once for each page that it was written on. */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import { childDataIn } from '#app/domain/child-data/child-data.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { longestPost, mostAnHour, type Posted, type Thread } from './talk.ts';
import { saysNothing, tidyWords } from './tidy-words.ts';

export async function writePost(
  db: Db,
  viewer: SignedIn,
  { thread, clientId, text: typed }: { thread: Thread; clientId: string; text: string },
  now: Date,
): Promise<Posted> {
  if (!/^[0-9a-f-]{36}$/i.test(clientId)) return { refused: 'malformed' };
  const text = tidyWords(typed);
  if (saysNothing(text)) return { refused: 'empty' };
  if (text.length > longestPost) return { refused: 'too-long' };
  const what = childDataIn(text, now);
  if (what) return { refused: 'child-data', what };

  return db.transaction().execute(async (trx): Promise<Posted> => {
    await holdPerson(trx, viewer.id);
    const same = await trx
      .selectFrom('posts')
      .select(['id', 'text', 'subject_kind', 'subject_id'])
      .where('person_id', '=', viewer.id)
      .where('client_id', '=', clientId)
      .executeTakeFirst();
    if (same) {
      // Somebody went back in the browser and wrote something else: that must not vanish.
      const again = same.text === text && same.subject_id === thread.id;
      return again ? { post: same.id } : { refused: 'sent-before' };
    }
    if ((await lately(trx, viewer.id, now)) >= mostAnHour) return { refused: 'limited' };
    const id = newId();
    await trx
      .insertInto('posts')
      .values({
        id,
        client_id: clientId,
        subject_kind: thread.kind,
        subject_id: thread.id,
        person_id: viewer.id,
        text,
        posted_at: now.toISOString(),
      })
      .execute();
    const details = { under: thread.kind, subject: thread.id };
    await recordAudit(trx, { actorId: viewer.id, verb: 'post.made', subjectId: id, details }, now);
    return { post: id };
  });
}

/** Whoever posts next as the same person waits here: neither id nor limit is passed twice. */
async function holdPerson(trx: Transaction<Database>, personId: string): Promise<void> {
  await trx
    .updateTable('people')
    .set((eb) => ({ language: eb.ref('language') }))
    .where('id', '=', personId)
    .execute();
}

async function lately(trx: Transaction<Database>, personId: string, now: Date): Promise<number> {
  const rows = await trx
    .selectFrom('posts')
    .select('id')
    .where('person_id', '=', personId)
    .where('posted_at', '>', new Date(now.getTime() - 3_600_000).toISOString())
    .limit(mostAnHour)
    .execute();
  return rows.length;
}
