/** What stands of one person on the lists that are kept still. */
import type { Kysely, Transaction } from 'kysely';
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
  const isTheirs = await findingRowsOf(db, personId);
  return (await keptLists(db)).flatMap(({ rows, ...list }) =>
    rows.filter(isTheirs).map((row) => ({ list, row })),
  );
}

/** When a person leaves the platform, while it can still be said which rows are theirs. */
export async function forgetRows(trx: Transaction<Database>, personId: string): Promise<void> {
  const isTheirs = await findingRowsOf(trx, personId);
  for (const { id, rows } of await keptLists(trx)) {
    const others = rows.filter((row) => !isTheirs(row));
    if (others.length === rows.length) continue;
    await trx
      .updateTable('staff_lists')
      .set({ rows: JSON.stringify(others) })
      .where('id', '=', id)
      .execute();
  }
}

async function findingRowsOf(
  db: Kysely<Database>,
  personId: string,
): Promise<(row: StaffRow) => boolean> {
  const person = await db
    .selectFrom('people')
    .select(['email_folded', 'email_confirmed_at', 'username'])
    .where('id', '=', personId)
    .executeTakeFirst();
  const email = person?.email_confirmed_at ? person.email_folded : null;
  const username = person?.username ?? null;
  return (row) =>
    row.made === personId ||
    row.again === personId ||
    (email !== null && row.email !== null && foldEmail(row.email) === email) ||
    (username !== null && row.username?.toLowerCase() === username);
}

async function keptLists(db: Kysely<Database>): Promise<(ListOfRow & { rows: StaffRow[] })[]> {
  const lists = await db
    .selectFrom('staff_lists')
    .innerJoin('organizations', 'organizations.id', 'staff_lists.organization_id')
    .select(['staff_lists.id', 'staff_lists.made_at', 'staff_lists.rows'])
    .select('organizations.name as organization')
    .where('staff_lists.rows', '!=', '[]')
    .orderBy('staff_lists.made_at')
    .execute();
  return lists.map(({ rows, ...list }) => ({ ...list, rows: JSON.parse(rows) as StaffRow[] }));
}
