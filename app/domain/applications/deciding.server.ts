/** The decision: one, after two reviews. */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import { foundOrganization } from '#app/domain/organizations/organizations.server.ts';
import type { SignedIn, Viewer } from '#app/domain/people/people.ts';
import { completeForm, reviewsNeeded, type Decision } from './applications.ts';
import { readDraft } from './draft.ts';
import { openFor, stewardOnly, type Application, type NotJudged } from './judging.server.ts';
import { tellApplicant } from './tell-applicant.server.ts';

export type Decided =
  { decided: Decision } | NotJudged | { refused: 'reviews' | 'no-reason' | 'applicant' };

/** With an invitation the organization is there, and the applicant leads it. */
export async function decideApplication(
  db: Db,
  viewer: Viewer,
  input: { application: string; decision: Decision; reason: string },
  now: Date,
): Promise<Decided> {
  const steward = stewardOnly(viewer);
  const { application, decision } = input;
  const reason = input.reason.trim() || null;
  if (decision !== 'invited' && reason === null) return { refused: 'no-reason' };
  return db.transaction().execute(async (trx): Promise<Decided> => {
    const open = await openFor(trx, steward, application);
    if ('refused' in open) return open;
    if ((await countReviews(trx, open.application)) < reviewsNeeded) return { refused: 'reviews' };
    const founded =
      decision === 'invited' ? await invite(trx, steward, open.application, now) : null;
    if (decision === 'invited' && !founded) return { refused: 'applicant' };
    await trx
      .updateTable('applications')
      .set({
        state: 'decided',
        decided_at: now.toISOString(),
        decision,
        decision_reason: reason,
        organization_id: founded?.id ?? null,
      })
      .where('id', '=', application)
      .execute();
    const subject = { subjectId: application };
    const deed = { actorId: steward.id, verb: 'application.decided' } as const;
    await recordAudit(
      trx,
      { ...deed, ...subject, organizationId: founded?.id ?? null, details: { decision } },
      now,
    );
    if (founded) {
      const invited = { slug: founded.slug, words: reason ?? '' };
      await tellApplicant(trx, application, { template: 'application-invited', ...invited }, now);
    } else if (decision !== 'invited') {
      const template = `application-${decision}` as const;
      await tellApplicant(trx, application, { template, words: reason ?? '' }, now);
    }
    return { decided: decision };
  });
}

async function countReviews(
  trx: Transaction<Database>,
  { id, applicant_id }: Application,
): Promise<number> {
  const reviews = await trx
    .selectFrom('application_reviews')
    .select('steward_id')
    .where('application_id', '=', id)
    .where('recused', '=', 0)
    .where('steward_id', '!=', applicant_id)
    .execute();
  return reviews.length;
}

/** Null where the applicant cannot lead: has left, is suspended, or has no passphrase (D10). */
async function invite(
  trx: Transaction<Database>,
  steward: SignedIn,
  { applicant_id, form }: Application,
  now: Date,
): Promise<{ id: string; slug: string } | null> {
  // Locks the person, so that they do not leave meanwhile.
  const person = await trx
    .updateTable('people')
    .set((it) => ({ suspended_at: it.ref('suspended_at') }))
    .where('id', '=', applicant_id)
    .where('deleted_at', 'is', null)
    .where('suspended_at', 'is', null)
    .where('password_hash', 'is not', null)
    .returning('id')
    .executeTakeFirst();
  if (!person) return null;
  const { name, country, kind, registration, services, policy } = completeForm.parse(
    readDraft(form),
  );
  return foundOrganization(
    trx,
    {
      name,
      country,
      kind,
      registration,
      services,
      safeguarding_policy: policy,
      leader: person.id,
      by: steward.id,
    },
    now,
  );
}
