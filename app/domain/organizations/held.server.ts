import { part } from '#app/domain/personal-data/personal-data.server.ts';

export const heldByOrganizations = [
  part(
    'organizations',
    'memberships',
    ['memberships.person_id'],
    ['organization', 'role', 'position', 'started_at', 'ended_at'],
    (db, person) =>
      db
        .selectFrom('memberships')
        .innerJoin('organizations', 'organizations.id', 'memberships.organization_id')
        .select(['organizations.name as organization', 'memberships.role', 'memberships.position'])
        .select(['memberships.started_at', 'memberships.ended_at'])
        .where('memberships.person_id', '=', person)
        .orderBy('memberships.started_at')
        .execute(),
  ),
];
