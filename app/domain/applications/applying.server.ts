/** The applicant's side: one open application a person, kept as it is typed, sent once. */
import type { Db } from '#db/connection.server.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import type { ApplicationDraft, OwnApplication, Problems } from './applications.ts';
import { problemsOf, readDraft } from './draft.ts';
import { tellApplicant } from './tell-applicant.server.ts';

/** The open one, or the one that was decided last. */
export async function myApplication(db: Db, viewer: SignedIn): Promise<OwnApplication | null> {
  const row = await db
    .selectFrom('applications')
    .leftJoin('organizations', 'organizations.id', 'applications.organization_id')
    .selectAll('applications')
    .select('organizations.slug')
    .where('applicant_id', '=', viewer.id)
    .orderBy((it) => it.case().when('decided_at', 'is', null).then(0).else(1).end())
    .orderBy('decided_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  return {
    state: row.state,
    draft: readDraft(row.form),
    savedAt: row.saved_at,
    submittedAt: row.submitted_at,
    decidedAt: row.decided_at,
    decision: row.decision,
    reason: row.decision_reason,
    interview: row.interview,
    organization: row.slug,
  };
}

/** What was typed, complete or not. Nothing of it is judged. */
export async function saveDraft(
  db: Db,
  viewer: SignedIn,
  draft: ApplicationDraft,
  now: Date,
): Promise<{ saved: true } | { refused: 'submitted' }> {
  const form = JSON.stringify(draft);
  return db.transaction().execute(async (trx) => {
    const id = newId();
    const begun = await trx
      .insertInto('applications')
      .values({ id, applicant_id: viewer.id, form, state: 'draft', saved_at: now.toISOString() })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (begun) {
      const subject = { subjectId: id };
      await recordAudit(trx, { actorId: viewer.id, verb: 'application.begun', ...subject }, now);
      return { saved: true };
    }
    const kept = await trx
      .updateTable('applications')
      .set({ form, saved_at: now.toISOString() })
      .where('applicant_id', '=', viewer.id)
      .where('state', '=', 'draft')
      .returning('id')
      .executeTakeFirst();
    return kept ? { saved: true } : { refused: 'submitted' };
  });
}

export type Submitted =
  | { submitted: true }
  | { refused: 'no-draft' | 'no-email' | 'no-passphrase' }
  | { refused: 'incomplete'; problems: Problems };

/**
 * Sends the draft to the stewards. The answer comes by mail, and who leads signs in with a
 * passphrase (D10): both must be there.
 */
export async function submitApplication(db: Db, viewer: SignedIn, now: Date): Promise<Submitted> {
  return db.transaction().execute(async (trx): Promise<Submitted> => {
    // Locks the draft, so that what is judged is what is sent.
    const row = await trx
      .updateTable('applications')
      .set((it) => ({ state: it.ref('state') }))
      .where('applicant_id', '=', viewer.id)
      .where('state', '=', 'draft')
      .returning(['id', 'form'])
      .executeTakeFirst();
    if (!row) return { refused: 'no-draft' };
    const problems = problemsOf(readDraft(row.form));
    if (Object.keys(problems).length > 0) return { refused: 'incomplete', problems };
    const person = await trx
      .selectFrom('people')
      .select(['email_confirmed_at', 'password_hash'])
      .where('id', '=', viewer.id)
      .executeTakeFirstOrThrow();
    if (person.email_confirmed_at === null) return { refused: 'no-email' };
    if (person.password_hash === null) return { refused: 'no-passphrase' };
    await trx
      .updateTable('applications')
      .set({ state: 'submitted', submitted_at: now.toISOString() })
      .where('id', '=', row.id)
      .execute();
    const subject = { subjectId: row.id };
    await recordAudit(trx, { actorId: viewer.id, verb: 'application.submitted', ...subject }, now);
    await tellApplicant(trx, row.id, { template: 'application-received' }, now);
    return { submitted: true };
  });
}
