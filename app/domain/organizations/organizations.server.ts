import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import type { OwnOrganization } from './organizations.ts';

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

/** When a person leaves the platform. */
export async function endMembershipsOf(
  trx: Transaction<Database>,
  personId: string,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('memberships')
    .set({ ended_at: now.toISOString() })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute();
}
