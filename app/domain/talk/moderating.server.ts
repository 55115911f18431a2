/** Reporting a post, and what a moderator makes of it. Only erasing takes words away for good. */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { findPost } from './reading.server.ts';
import { longestReason } from './talk.ts';
import { saysNothing, tidyWords } from './tidy-words.ts';

interface About {
  post: string;
  reason: string;
}
type Refused = { refused: 'no-reason' | 'too-long' };

/** Twice by one person is once, with the words of the first time. Null where there is no post. */
export async function reportPost(
  db: Db,
  viewer: SignedIn,
  { post: id, reason: typed }: About,
  now: Date,
): Promise<{ reported: true } | Refused | { refused: 'own' } | null> {
  const found = await findPost(db, viewer, { post: id });
  if (!found) return null;
  if (found.post.own) return { refused: 'own' };
  const reason = reasonIn(typed);
  if (typeof reason !== 'string') return reason;
  return db.transaction().execute(async (trx) => {
    const reported = await trx
      .insertInto('post_reports')
      .values({
        id: newId(),
        post_id: id,
        person_id: viewer.id,
        reason,
        reported_at: now.toISOString(),
      })
      .onConflict((conflict) => conflict.columns(['post_id', 'person_id']).doNothing())
      .executeTakeFirst();
    if (reported.numInsertedOrUpdatedRows === 1n)
      await recordAudit(trx, { actorId: viewer.id, verb: 'post.reported', subjectId: id }, now);
    return { reported: true };
  });
}

/**
 * Hides a post; hidden already, it stays so for the reason that was given first. `erase` takes its
 * words out of the database, which is for a child's data and cannot be taken back.
 */
export async function hidePost(
  db: Db,
  viewer: SignedIn,
  { post: id, reason: typed, erase = false }: About & { erase?: boolean },
  now: Date,
): Promise<{ hidden: true } | Refused | null> {
  if (!(await moderated(db, viewer, id))) return null;
  const reason = reasonIn(typed);
  if (typeof reason !== 'string') return reason;
  return db.transaction().execute(async (trx) => {
    const hidden = await trx
      .insertInto('post_hidings')
      .values({
        id: newId(),
        post_id: id,
        reason,
        hidden_at: now.toISOString(),
        hidden_by: viewer.id,
      })
      .onConflict((oc) => oc.column('post_id').where('ended_at', 'is', null).doNothing())
      .executeTakeFirst();
    await answerReports(trx, viewer, id, now);
    if (hidden.numInsertedOrUpdatedRows === 1n) {
      const deed = { actorId: viewer.id, verb: 'post.hidden', subjectId: id } as const;
      await recordAudit(trx, { ...deed, details: { reason } }, now);
    }
    if (erase) await eraseWords(trx, viewer, id, now);
    return { hidden: true };
  });
}

async function eraseWords(
  trx: Transaction<Database>,
  viewer: SignedIn,
  id: string,
  now: Date,
): Promise<void> {
  const erased = await trx
    .updateTable('posts')
    .set({ text: '' })
    .where('id', '=', id)
    .where('text', '!=', '')
    .executeTakeFirst();
  if (erased.numUpdatedRows > 0n)
    await recordAudit(trx, { actorId: viewer.id, verb: 'post.erased', subjectId: id }, now);
}

/** Everybody sees it again. */
export async function showPost(
  db: Db,
  viewer: SignedIn,
  { post: id }: { post: string },
  now: Date,
): Promise<{ shown: true } | null> {
  if (!(await moderated(db, viewer, id))) return null;
  return db.transaction().execute(async (trx) => {
    const ended = await trx
      .updateTable('post_hidings')
      .set({ ended_at: now.toISOString(), ended_by: viewer.id })
      .where('post_id', '=', id)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (ended.numUpdatedRows > 0n)
      await recordAudit(trx, { actorId: viewer.id, verb: 'post.shown', subjectId: id }, now);
    return { shown: true };
  });
}

/** Leaves a post standing that was reported: its reports are answered. */
export async function keepPost(
  db: Db,
  viewer: SignedIn,
  { post: id }: { post: string },
  now: Date,
): Promise<{ kept: true } | null> {
  if (!(await moderated(db, viewer, id))) return null;
  return db.transaction().execute(async (trx) => {
    if ((await answerReports(trx, viewer, id, now)) > 0n)
      await recordAudit(trx, { actorId: viewer.id, verb: 'post.kept', subjectId: id }, now);
    return { kept: true };
  });
}

async function moderated(db: Db, viewer: SignedIn, post: string): Promise<boolean> {
  const found = await findPost(db, viewer, { post });
  return found !== null && found.thread.moderates;
}

function reasonIn(typed: string): string | Refused {
  const reason = tidyWords(typed);
  if (saysNothing(reason)) return { refused: 'no-reason' };
  return reason.length > longestReason ? { refused: 'too-long' } : reason;
}

async function answerReports(
  trx: Transaction<Database>,
  viewer: SignedIn,
  post: string,
  now: Date,
): Promise<bigint> {
  const answered = await trx
    .updateTable('post_reports')
    .set({ answered_at: now.toISOString(), answered_by: viewer.id })
    .where('post_id', '=', post)
    .where('answered_at', 'is', null)
    .executeTakeFirst();
  return answered.numUpdatedRows;
}
