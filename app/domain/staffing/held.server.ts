import { part } from '#app/domain/personal-data/personal-data.server.ts';
import { rowsOf } from './rows-of-person.server.ts';

export const heldByStaffing = [
  part(
    'organizations',
    'invitations',
    ['invitations.person_id'],
    ['organization', 'role', 'invited_at', 'answered_at', 'answer'],
    (db, person) =>
      db
        .selectFrom('invitations')
        .innerJoin('organizations', 'organizations.id', 'invitations.organization_id')
        .select(['organizations.name as organization', 'invitations.role'])
        .select(['invitations.invited_at', 'invitations.answered_at', 'invitations.answer'])
        .where('invitations.person_id', '=', person)
        .orderBy('invitations.invited_at')
        .execute(),
  ),
  // What a leader wrote of the person, as long as the list is kept.
  part(
    'organizations',
    'on-staff-lists',
    [],
    ['organization', 'made_at', 'name', 'email', 'username', 'phone', 'position'],
    async (db, person) =>
      (await rowsOf(db, person)).map(({ list, row }) => ({
        organization: list.organization,
        made_at: list.made_at,
        name: row.name,
        email: row.email,
        username: row.username,
        phone: row.phone,
        position: row.position,
      })),
  ),
  // That a leader brought a list; who stood on it is theirs.
  part(
    'organizations',
    'staff-lists',
    ['staff_lists.made_by'],
    ['organization', 'made_at', 'confirmed_at', 'undone_at'],
    (db, person) =>
      db
        .selectFrom('staff_lists')
        .innerJoin('organizations', 'organizations.id', 'staff_lists.organization_id')
        .select(['organizations.name as organization', 'staff_lists.made_at'])
        .select(['staff_lists.confirmed_at', 'staff_lists.undone_at'])
        .where('staff_lists.made_by', '=', person)
        .orderBy('staff_lists.made_at')
        .execute(),
  ),
];
