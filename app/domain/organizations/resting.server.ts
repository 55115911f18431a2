/**
 * What a year's review brings: a **pause** lets nobody new in and asks for nothing new, and goes
 * with the next review; an **end** is for good. Both are read from the reviews themselves.
 */
import type { ExpressionBuilder, Transaction } from 'kysely';
import type { Database } from '#db/schema.ts';
import { recordAudits } from '#app/domain/audit/audit.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { holdStill } from './leading.server.ts';

/** For a join of `annual_reviews` with `organizations`: only the last one. */
export const lastReview = (it: ExpressionBuilder<Database, 'annual_reviews' | 'organizations'>) =>
  it(
    'annual_reviews.year',
    '=',
    it
      .selectFrom('annual_reviews as other')
      .select((last) => last.fn.max('other.year').as('year'))
      .whereRef('other.organization_id', '=', 'organizations.id'),
  );

/**
 * Whether it is neither paused nor ended. Holds the organization still, so that no review comes
 * between the question and the deed.
 */
export async function takesMore(
  trx: Transaction<Database>,
  organization: string,
): Promise<boolean> {
  await holdStill(trx, organization);
  const last = await trx
    .selectFrom('annual_reviews')
    .select('outcome')
    .where('organization_id', '=', organization)
    .orderBy('year', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last === undefined || last.outcome === 'continue';
}

/** Every membership ends now; each person keeps account, record and certificates. */
export async function endOrganization(
  trx: Transaction<Database>,
  steward: SignedIn,
  organization: string,
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  const ended = await trx
    .updateTable('memberships')
    .set({ ended_at: at })
    .where('organization_id', '=', organization)
    .where('ended_at', 'is', null)
    .returning('person_id')
    .execute();
  await trx
    .updateTable('join_codes')
    .set({ voided_at: at })
    .where('organization_id', '=', organization)
    .where('used_at', 'is', null)
    .where('voided_at', 'is', null)
    .execute();
  await trx
    .updateTable('invitations')
    .set({ answered_at: at, answer: 'withdrawn' })
    .where('organization_id', '=', organization)
    .where('answered_at', 'is', null)
    .execute();
  const deed = { actorId: steward.id, verb: 'membership.ended' } as const;
  const deeds = ended.map(({ person_id }) => ({
    ...deed,
    subjectId: person_id,
    organizationId: organization,
    details: { day: at.slice(0, 10) },
  }));
  await recordAudits(trx, deeds, now);
}
