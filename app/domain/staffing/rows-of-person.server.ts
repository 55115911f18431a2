/** What stands of one person on the lists that are kept still. */
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { foldEmail } from '#app/domain/people/people.ts';
import type { StaffRow } from './staffing.ts';

interface ListOfRow {
  id: string;
  organization: string;
  made_at: string;
}

/**
 * By the account that a row made or brought back, or by an address that the person has proved to be
 * theirs, or the username. A name alone may be somebody else's.
 */
export async function rowsOf(
  db: Kysely<Database>,
  personId: string,
): Promise<{ list: ListOfRow; row: StaffRow }[]> {
  const person = await db
    .selectFrom('people')
    .select(['email_folded', 'email_confirmed_at', 'username'])
    .where('id', '=', personId)
    .executeTakeFirst();
  if (!person) return [];
  const lists = await db
    .selectFrom('staff_lists')
    .innerJoin('organizations', 'organizations.id', 'staff_lists.organization_id')
    .select(['staff_lists.id', 'staff_lists.made_at', 'staff_lists.rows'])
    .select('organizations.name as organization')
    .where('staff_lists.rows', '!=', '[]')
    .orderBy('staff_lists.made_at')
    .execute();
  const email = person.email_confirmed_at === null ? null : person.email_folded;
  const isTheirs = (row: StaffRow) =>
    row.made === personId ||
    row.again === personId ||
    (email !== null && row.email !== null && foldEmail(row.email) === email) ||
    (person.username !== null && row.username?.toLowerCase() === person.username);
  return lists.flatMap(({ rows, ...list }) =>
    (JSON.parse(rows) as StaffRow[]).filter(isTheirs).map((row) => ({ list, row })),
  );
}
