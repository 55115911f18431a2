import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import { prepared } from '#db/prepared.server.ts';
import type { Database } from '#db/schema.ts';
import { holds, type SignedIn } from '#app/domain/people/people.ts';
import { lastReview } from './resting.server.ts';
import type { Membership, OwnOrganization, ViewedOrganization } from './organizations.ts';

export { foundOrganization } from './founding.server.ts';
export { leavesLeaderless } from './leading.server.ts';
export { endOrganization, lastReview, takesMore } from './resting.server.ts';
export { changeRole, endMembership, memberOf } from './membership.server.ts';
export { changeSettings, kindsOf, leadersOf, settingsOf } from './settings.server.ts';
export { heldByOrganizations } from './held.server.ts';

/** Where a person is a member now, longest first. */
export async function organizationsOf(db: Db, personId: string): Promise<OwnOrganization[]> {
  return db
    .selectFrom('memberships')
    .innerJoin('organizations', 'organizations.id', 'memberships.organization_id')
    .select([
      'organizations.id',
      'organizations.slug',
      'organizations.name',
      'organizations.country',
      'memberships.role',
    ])
    .where('memberships.person_id', '=', personId)
    .where('memberships.ended_at', 'is', null)
    .orderBy('memberships.started_at')
    .orderBy('memberships.id')
    .execute();
}

/** The one a person belongs to now; with two of them nobody can say which is meant. */
export async function onlyOrganizationOf(
  db: Db,
  personId: string,
): Promise<{ id: string; name: string } | null> {
  const [first, ...others] = await organizationsOf(db, personId);
  return first && others.length === 0 ? { id: first.id, name: first.name } : null;
}

/** Every one that takes part, to choose from; for who runs meetings. */
export async function listOrganizations(db: Db): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('organizations')
    .select(['id', 'name'])
    .orderBy('name')
    .orderBy('id')
    .execute();
}

export async function organizationById(
  db: Db,
  id: string,
): Promise<{ id: string; name: string } | null> {
  const found = await db
    .selectFrom('organizations')
    .select(['id', 'name'])
    .where('id', '=', id)
    .executeTakeFirst();
  return found ?? null;
}

/** A person's, the past ones too, the newest first. */
export async function membershipsOf(db: Db, personId: string): Promise<Membership[]> {
  const rows = await db
    .selectFrom('memberships')
    .innerJoin('organizations', 'organizations.id', 'memberships.organization_id')
    .select(['organizations.name', 'memberships.role'])
    .select(['memberships.started_at', 'memberships.ended_at'])
    .where('memberships.person_id', '=', personId)
    .orderBy('memberships.started_at', 'desc')
    .orderBy('memberships.id', 'desc')
    .execute();
  return rows.map(({ name, role, started_at, ended_at }) => ({
    organization: name,
    role,
    startedAt: started_at,
    endedAt: ended_at,
  }));
}

const ledTeams = prepared((db, { person }: { person: string }) =>
  db
    .selectFrom('memberships')
    .innerJoin('organizations', 'organizations.id', 'memberships.organization_id')
    .select('organizations.slug')
    .where('memberships.person_id', '=', person)
    .where('memberships.role', '=', 'leader')
    .where('memberships.ended_at', 'is', null)
    .limit(2),
);

/** Where the viewer's team is, for the way there: asked on every page, so it asks little. */
export const ledBy = (db: Db, viewer: SignedIn): Promise<{ slug: string }[]> =>
  ledTeams(db, { person: viewer.id });

/**
 * The organization a slug names, as far as the viewer belongs to it: every query about its people
 * starts from the id found here. Null for who is not in it and is no steward.
 */
export async function findOrganization(
  db: Db,
  viewer: SignedIn,
  slug: string,
): Promise<ViewedOrganization | null> {
  const found = await db
    .selectFrom('organizations')
    .leftJoin('memberships', (join) =>
      join
        .onRef('memberships.organization_id', '=', 'organizations.id')
        .on('memberships.person_id', '=', viewer.id)
        .on('memberships.ended_at', 'is', null),
    )
    .leftJoin('annual_reviews', (join) =>
      join
        .onRef('annual_reviews.organization_id', '=', 'organizations.id')
        .on('annual_reviews.outcome', '=', 'pause')
        .on(lastReview),
    )
    .select([
      'organizations.id',
      'organizations.slug',
      'organizations.name',
      'organizations.country',
      'organizations.kind',
      'memberships.role',
      'annual_reviews.reviewed_at',
      'annual_reviews.notes',
    ])
    .where('organizations.slug', '=', slug)
    .executeTakeFirst();
  if (!found) return null;
  const { role, reviewed_at: since, notes: why, ...named } = found;
  const organization = { ...named, pause: since && why !== null ? { since, why } : null };
  if (role) return { ...organization, standing: role };
  return holds(viewer, 'steward') ? { ...organization, standing: 'steward' } : null;
}

/**
 * When a person leaves the platform: that somebody belonged there stays, so that the figures of its
 * meetings stay right; what they did there, in a leader’s words, does not.
 */
export async function endMembershipsOf(
  trx: Transaction<Database>,
  personId: string,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('memberships')
    .set({ position: null, staff_list_id: null })
    .where('person_id', '=', personId)
    .execute();
  await trx
    .updateTable('memberships')
    .set({ ended_at: now.toISOString() })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute();
}
