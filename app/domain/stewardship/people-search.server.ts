/** Looking for a person. */
import type { Db } from '#db/connection.server.ts';
import { stewardOnly, type Role, type Viewer } from '#app/domain/people/people.ts';
import { folded, type FoundPerson } from './stewardship.ts';

const mostRows = 50;
const chunk = 2000;

/**
 * By a part of the name, the address or the username; without one, whoever came last. The engines
 * fold letters differently (É, ß), so it is done here, a chunk at a time, until there are enough.
 */
export async function findPeople(
  db: Db,
  viewer: Viewer,
  { search }: { search: string },
): Promise<FoundPerson[]> {
  stewardOnly(viewer);
  const wanted = folded(search.slice(0, 200));
  const found: Awaited<ReturnType<typeof peopleBefore>> = [];
  let last: string | null = null;
  do {
    const rows = await peopleBefore(db, last);
    found.push(...rows.filter((row) => matches(row, wanted)));
    last = rows.length === chunk ? rows.at(-1)!.id : null;
  } while (last !== null && found.length < mostRows);
  const people = found.slice(0, mostRows);
  const appointments = await rolesOf(
    db,
    people.map((row) => row.id),
  );
  return people.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    username: row.username,
    createdAt: row.created_at,
    suspendedAt: row.suspended_at,
    roles: appointments.filter((it) => it.person_id === row.id).map((it) => it.role),
  }));
}

function peopleBefore(db: Db, id: string | null) {
  return db
    .selectFrom('people')
    .select(['id', 'name', 'email', 'email_folded', 'username', 'created_at', 'suspended_at'])
    .where('deleted_at', 'is', null)
    .$if(id !== null, (query) => query.where('id', '<', id!))
    .orderBy('id', 'desc')
    .limit(chunk)
    .execute();
}

const matches = (
  row: { name: string; email_folded: string | null; username: string | null },
  wanted: string,
): boolean =>
  [row.name, row.email_folded, row.username].some(
    (text) => text !== null && folded(text).includes(wanted),
  );

async function rolesOf(db: Db, ids: string[]): Promise<{ person_id: string; role: Role }[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('appointments')
    .select(['person_id', 'role'])
    .where('person_id', 'in', ids)
    .where('ended_at', 'is', null)
    .orderBy('role')
    .execute();
}
