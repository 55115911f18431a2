/** What a year's review decides, and what follows from it. */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import { postTo } from '#app/domain/people/people.server.ts';
import { endOrganization, takesMore } from '#app/domain/organizations/organizations.server.ts';
import type { SignedIn, Viewer } from '#app/domain/people/people.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { findOrganizationToReview } from './annual-review.server.ts';
import type { AnnualOutcome, OrganizationRecord } from './applications.ts';
import { stewardOnly } from './judging.server.ts';

export type AnnualReview = { reviewed: true } | { refused: 'not-found' | 'own' | 'done' | 'ended' };

interface Input {
  slug: string;
  outcome: AnnualOutcome;
  /** Why; what the leaders read where it pauses or ends. */
  notes: string;
}

/**
 * One a year, by somebody who does not belong to it. A pause may be taken back, or become an end,
 * in its own year: the later words stand, and both are in the audit trail.
 */
export async function reviewOrganization(
  db: Db,
  viewer: Viewer,
  { slug, outcome, notes }: Input,
  now: Date,
): Promise<AnnualReview> {
  const steward = stewardOnly(viewer);
  const found = await findOrganizationToReview(db, viewer, { slug }, now);
  if (!found) return { refused: 'not-found' };
  if (found.own) return { refused: 'own' };
  return db.transaction().execute(async (trx): Promise<AnnualReview> => {
    const continued = await takesMore(trx, found.id);
    if (await hasEnded(trx, found.id)) return { refused: 'ended' };
    const year = now.getUTCFullYear();
    if (!(await keep(trx, steward, { id: found.id, year, outcome, notes }, now)))
      return { refused: 'done' };
    const deed = { actorId: steward.id, verb: 'organization.reviewed' } as const;
    const about = { subjectId: found.id, organizationId: found.id };
    await recordAudit(trx, { ...deed, ...about, details: { year, outcome, notes } }, now);
    if (outcome !== 'continue' || !continued)
      await tellLeaders(trx, found, { year, outcome, notes }, now);
    if (outcome === 'end') await endOrganization(trx, steward, found.id, now);
    return { reviewed: true };
  });
}

async function hasEnded(trx: Transaction<Database>, id: string): Promise<boolean> {
  const end = await trx
    .selectFrom('annual_reviews')
    .select('id')
    .where('organization_id', '=', id)
    .where('outcome', '=', 'end')
    .executeTakeFirst();
  return end !== undefined;
}

/** Whether it is the first of its year, or changes a pause. */
async function keep(
  trx: Transaction<Database>,
  steward: SignedIn,
  { id, year, outcome, notes }: { id: string; year: number; outcome: AnnualOutcome; notes: string },
  now: Date,
): Promise<boolean> {
  const said = { steward_id: steward.id, outcome, notes, reviewed_at: now.toISOString() };
  const kept = await trx
    .insertInto('annual_reviews')
    .values({ id: newId(), organization_id: id, year, ...said })
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'year'])
        .doUpdateSet(said)
        .where('annual_reviews.outcome', '=', 'pause')
        .where((it) => it.val(outcome), '<>', 'pause'),
    )
    .returning('id')
    .executeTakeFirst();
  return kept !== undefined;
}

/** In each leader's language, where there is an address. */
async function tellLeaders(
  trx: Transaction<Database>,
  { id, slug, name: organization }: OrganizationRecord,
  { year, outcome, notes }: { year: number; outcome: AnnualOutcome; notes: string },
  now: Date,
): Promise<void> {
  const template = {
    continue: 'organization-continues',
    pause: 'organization-paused',
    end: 'organization-ended',
  } as const;
  const leaders = await trx
    .selectFrom('memberships')
    .innerJoin('people', 'people.id', 'memberships.person_id')
    .select('people.id')
    .where('organization_id', '=', id)
    .where('memberships.role', '=', 'leader')
    .where('memberships.ended_at', 'is', null)
    .where('people.deleted_at', 'is', null)
    .where('people.suspended_at', 'is', null)
    .execute();
  const address = outcome === 'end' ? publicUrl() : `${publicUrl()}/organizations/${slug}`;
  const message = {
    template: template[outcome],
    eventKey: `organization:${id}:${year}:${outcome}`,
    values: () => ({ organization, words: notes, address }),
  };
  for (const leader of leaders) await postTo(trx, leader.id, message, now);
}
