/** Who runs a series, or one of its dates: people with the role, and for a date also guests. */
import { sql, type Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';

const hasRole = sql<boolean>`exists (
  select 1 from appointments
  where appointments.person_id = people.id and appointments.role = 'facilitator'
    and appointments.ended_at is null)`;

/** Everybody who is a facilitator, to choose from. */
export async function listFacilitators(db: Db): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('people')
    .select(['id', 'name'])
    .where('deleted_at', 'is', null)
    .where('suspended_at', 'is', null)
    .where(hasRole)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** People by the usernames that somebody typed; those that are nobody's come back as they are. */
export async function findGuests(
  db: Db,
  usernames: readonly string[],
): Promise<{ people: string[]; unknown: string[] }> {
  const wanted = [...new Set(usernames.map((it) => it.toLowerCase()))];
  if (wanted.length === 0) return { people: [], unknown: [] };
  const found = await db
    .selectFrom('people')
    .select(['id', 'username'])
    .where('username', 'in', wanted)
    .where('deleted_at', 'is', null)
    .where('suspended_at', 'is', null)
    .execute();
  const names = new Set(found.map((it) => it.username));
  return {
    people: found.map((it) => it.id),
    unknown: wanted.filter((it) => !names.has(it)),
  };
}

/** Those who have the role, or run the series already; false where that would be nobody. */
export async function setFacilitators(
  trx: Transaction<Database>,
  seriesId: string,
  people: string[],
): Promise<boolean> {
  const before = await trx
    .selectFrom('series_facilitators')
    .select('person_id')
    .where('series_id', '=', seriesId)
    .execute();
  const stay = before.map((it) => it.person_id).filter((it) => people.includes(it));
  const eligible = await trx
    .selectFrom('people')
    .select('id')
    .where('id', 'in', people.length > 0 ? people : [''])
    .where('deleted_at', 'is', null)
    .where((is) => is.or([hasRole, is('id', 'in', stay.length > 0 ? stay : [''])]))
    .execute();
  if (eligible.length === 0) return false;
  await trx.deleteFrom('series_facilitators').where('series_id', '=', seriesId).execute();
  await trx
    .insertInto('series_facilitators')
    .values(eligible.map(({ id }) => ({ series_id: seriesId, person_id: id })))
    .execute();
  return true;
}

export async function setMeetingFacilitators(
  trx: Transaction<Database>,
  meetings: string[],
  people: string[],
): Promise<void> {
  await trx.deleteFrom('meeting_facilitators').where('meeting_id', 'in', meetings).execute();
  if (people.length === 0) return;
  const found = await trx
    .selectFrom('people')
    .select('id')
    .where('id', 'in', people)
    .where('deleted_at', 'is', null)
    .execute();
  const rows = meetings.flatMap((meeting_id) =>
    found.map(({ id }) => ({ meeting_id, person_id: id })),
  );
  if (rows.length > 0) await trx.insertInto('meeting_facilitators').values(rows).execute();
}
