/** Looking for a person. */
import { sql, type SqlBool } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import {
  folded,
  stewardOnly,
  wordsLike,
  type Role,
  type Viewer,
} from '#app/domain/people/people.ts';
import type { FoundPerson } from './stewardship.ts';

const mostRows = 50;
const chunk = 80;

/**
 * By the beginning of a word in the name, the address or the username, in the order of those words;
 * without one, whoever came last. A range of an index, however many people there are.
 */
export async function findPeople(
  db: Db,
  viewer: Viewer,
  { search }: { search: string },
): Promise<FoundPerson[]> {
  stewardOnly(viewer);
  const wanted = search.slice(0, 200);
  const people = wanted.trim() === '' ? await newest(db) : await called(db, wanted);
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
    joined: row.merged_into !== null,
    roles: appointments.filter((it) => it.person_id === row.id).map((it) => it.role),
  }));
}

const columns = [
  'people.id',
  'people.name',
  'people.email',
  'people.username',
  'people.created_at',
  'people.suspended_at',
  'people.merged_into',
] as const;

const newest = (db: Db) =>
  db
    .selectFrom('people')
    .select(columns)
    .where('deleted_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(mostRows)
    .execute();

async function called(db: Db, wanted: string) {
  const like = wordsLike(wanted);
  if (!like) return [];
  const found = new Map<string, Awaited<ReturnType<typeof newest>>[number]>();
  let place: { word: string; id: string } | null = null;
  do {
    const rows = await wordsAfter(db, like, place);
    // A person has several words that begin alike; of a long one only the beginning is kept.
    for (const row of rows) if (isCalled(row, like.text)) found.set(row.id, row);
    const last = rows.at(-1);
    place = rows.length === chunk && last ? { word: last.word, id: last.id } : null;
  } while (place !== null && found.size < mostRows);
  return [...found.values()].slice(0, mostRows);
}

function wordsAfter(
  db: Db,
  { from, before }: { from: string; before: string },
  place: { word: string; id: string } | null,
) {
  return db
    .selectFrom('person_words')
    .innerJoin('people', 'people.id', 'person_words.person_id')
    .select(columns)
    .select('person_words.word')
    .where('person_words.word', '>=', place?.word ?? from)
    .where('person_words.word', '<', before)
    .$if(place !== null, (query) =>
      query.where(
        sql<SqlBool>`(person_words.word, person_words.person_id) > (${place!.word}, ${place!.id})`,
      ),
    )
    .where((it) =>
      it.or([it('people.deleted_at', 'is', null), it('people.merged_into', 'is not', null)]),
    )
    .orderBy('person_words.word')
    .orderBy('person_words.person_id')
    .limit(chunk)
    .execute();
}

const isCalled = (
  row: { name: string; email: string | null; username: string | null },
  text: string,
): boolean =>
  [row.name, row.email ?? '', row.username ?? ''].some((it) => folded(it).includes(text));

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
