/** Reviews and recusals, and the invitation to talk. */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import type { Viewer } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import type { Criterion, Score } from './applications.ts';
import { openFor, stewardOnly, type NotJudged } from './judging.server.ts';
import { tellApplicant } from './tell-applicant.server.ts';

interface Opinion {
  scores: Record<Criterion, Score>;
  opinion: string;
}

/** One a steward; until the decision it may be changed. */
export async function reviewApplication(
  db: Db,
  viewer: Viewer,
  { application, scores, opinion }: { application: string } & Opinion,
  now: Date,
): Promise<{ reviewed: true } | NotJudged> {
  const steward = stewardOnly(viewer);
  return db.transaction().execute(async (trx) => {
    const open = await openFor(trx, steward, application);
    if ('refused' in open) return open;
    const review = { scores: JSON.stringify(scores), opinion, recused: 0 as const };
    await keep(trx, { application, steward: steward.id, ...review }, now);
    const subject = { subjectId: application };
    const deed = { actorId: steward.id, verb: 'application.reviewed' } as const;
    await recordAudit(trx, { ...deed, ...subject, details: { ...scores } }, now);
    return { reviewed: true };
  });
}

/** Steps back, for good: what the steward wrote before goes, and counts no more. */
export async function recuse(
  db: Db,
  viewer: Viewer,
  { application }: { application: string },
  now: Date,
): Promise<{ recused: true } | NotJudged> {
  const steward = stewardOnly(viewer);
  return db.transaction().execute(async (trx) => {
    const open = await openFor(trx, steward, application);
    if ('refused' in open) return open.refused === 'recused' ? { recused: true } : open;
    const nothing = { scores: '{}', opinion: '', recused: 1 as const };
    await keep(trx, { application, steward: steward.id, ...nothing }, now);
    const subject = { subjectId: application };
    await recordAudit(trx, { actorId: steward.id, verb: 'application.recused', ...subject }, now);
    return { recused: true };
  });
}

async function keep(
  trx: Transaction<Database>,
  {
    application,
    steward,
    ...review
  }: { application: string; steward: string; scores: string; opinion: string; recused: 0 | 1 },
  now: Date,
): Promise<void> {
  const said = { ...review, reviewed_at: now.toISOString() };
  await trx
    .insertInto('application_reviews')
    .values({ id: newId(), application_id: application, steward_id: steward, ...said })
    .onConflict((conflict) => conflict.columns(['application_id', 'steward_id']).doUpdateSet(said))
    .execute();
}

/** Asks the applicant to talk, in the steward's words: when, and how. Once. */
export async function inviteToInterview(
  db: Db,
  viewer: Viewer,
  { application, message }: { application: string; message: string },
  now: Date,
): Promise<{ invited: true } | NotJudged> {
  const steward = stewardOnly(viewer);
  return db.transaction().execute(async (trx) => {
    const open = await openFor(trx, steward, application);
    if ('refused' in open) return open;
    if (open.application.state === 'interview') return { invited: true };
    await trx
      .updateTable('applications')
      .set({ state: 'interview', interview: message })
      .where('id', '=', application)
      .execute();
    const subject = { subjectId: application };
    const deed = { actorId: steward.id, verb: 'application.interview-invited' } as const;
    await recordAudit(trx, { ...deed, ...subject }, now);
    await tellApplicant(
      trx,
      application,
      { template: 'application-interview', words: message },
      now,
    );
    return { invited: true };
  });
}
