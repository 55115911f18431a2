/** What every deed of a leader begins with: the organization held still, the leader still one. */
import type { Transaction } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { SignedIn } from '#app/domain/people/people.ts';

/**
 * Locks the organization, so that two leaders' deeds come one after the other, and asks again
 * whether the viewer leads it: a moment ago is not now.
 */
export async function leadsNow(
  trx: Transaction<Database>,
  viewer: Pick<SignedIn, 'id'>,
  organization: string,
): Promise<boolean> {
  await holdStill(trx, organization);
  const membership = await trx
    .selectFrom('memberships')
    .select('id')
    .where('organization_id', '=', organization)
    .where('person_id', '=', viewer.id)
    .where('role', '=', 'leader')
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return membership !== undefined;
}

/** Until the transaction ends nobody else changes the organization: an update that changes nothing. */
export async function holdStill(trx: Transaction<Database>, organization: string): Promise<void> {
  await trx
    .updateTable('organizations')
    .set((it) => ({ slug: it.ref('slug') }))
    .where('id', '=', organization)
    .execute();
}

/** Whether nobody else leads who can sign in: an organization is never left without a leader. */
export async function isLastLeader(
  trx: Transaction<Database>,
  { organization, person }: { organization: string; person: string },
): Promise<boolean> {
  const leaders = await trx
    .selectFrom('memberships')
    .innerJoin('people', 'people.id', 'memberships.person_id')
    .select('memberships.person_id')
    .where('memberships.organization_id', '=', organization)
    .where('memberships.role', '=', 'leader')
    .where('memberships.ended_at', 'is', null)
    .where('people.suspended_at', 'is', null)
    .where('people.deleted_at', 'is', null)
    .execute();
  return leaders.some((it) => it.person_id === person) && leaders.length === 1;
}

/** Whether people would be left without anybody to lead them. A team of one may end with its leader. */
export async function leavesLeaderless(
  trx: Transaction<Database>,
  viewer: Pick<SignedIn, 'id'>,
): Promise<boolean> {
  const led = await trx
    .selectFrom('memberships')
    .select('organization_id')
    .where('person_id', '=', viewer.id)
    .where('role', '=', 'leader')
    .where('ended_at', 'is', null)
    .orderBy('organization_id')
    .execute();
  for (const { organization_id: organization } of led) {
    const leads = await leadsNow(trx, viewer, organization);
    if (!leads || !(await isLastLeader(trx, { organization, person: viewer.id }))) continue;
    const other = await trx
      .selectFrom('memberships')
      .innerJoin('people', 'people.id', 'memberships.person_id')
      .select('memberships.id')
      .where('memberships.organization_id', '=', organization)
      .where('memberships.person_id', '!=', viewer.id)
      .where('memberships.ended_at', 'is', null)
      .where('people.deleted_at', 'is', null)
      .limit(1)
      .executeTakeFirst();
    if (other) return true;
  }
  return false;
}
