/**
 * Who was there: computed from who was sent into the room, unless a facilitator says otherwise. Whoever
 * was not there and reads the notes has caught up.
 */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { AttendancesTable, Database } from '#db/schema.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { findMeeting } from './reading.server.ts';
import { visitsSaid } from './visits.server.ts';

export type AttendanceState = AttendancesTable['state'];

export interface Attendance {
  personId: string;
  day: number;
  state: AttendanceState;
  /** From the room, from a facilitator, or from the person who read the notes. */
  said: 'room' | 'facilitator' | 'person';
}

export type Recorded =
  'recorded' | { refused: 'not-found' | 'not-begun' | 'nobody' | 'was-there' | 'no-notes' };

/** A facilitator corrects what the room says. The last word counts, the earlier ones stay. */
export async function recordAttendance(
  db: Db,
  viewer: SignedIn,
  {
    meeting: id,
    person,
    day,
    state,
  }: Omit<Attendance, 'personId' | 'said'> & {
    meeting: string;
    person: string;
  },
  now: Date,
): Promise<Recorded> {
  return db.transaction().execute(async (trx): Promise<Recorded> => {
    const seen = await findMeeting(trx, viewer, id);
    if (!seen?.leads) return { refused: 'not-found' };
    const of = seen.days.find((it) => it.day === day);
    if (!of || of.startsAt > now.toISOString() || seen.cancelled) return { refused: 'not-begun' };
    const found = await trx
      .selectFrom('people')
      .select('id')
      .where('id', '=', person)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    if (!found) return { refused: 'nobody' };
    await holdAttendance(trx, id);
    await appendWords(trx, { meeting: id, words: [{ person, day, state }], by: viewer.id }, now);
    return 'recorded';
  });
}

/** Somebody who was not there has read the notes. */
export async function catchUp(
  db: Db,
  viewer: SignedIn,
  { meeting: id }: { meeting: string },
  now: Date,
): Promise<Recorded> {
  return db.transaction().execute(async (trx): Promise<Recorded> => {
    const seen = await findMeeting(trx, viewer, id);
    if (!seen) return { refused: 'not-found' };
    if (seen.endsAt > now.toISOString() || seen.cancelled) return { refused: 'not-begun' };
    if (!(await hasNotes(trx, id))) return { refused: 'no-notes' };
    await holdAttendance(trx, id);
    const own = (await attendanceOf(trx, id)).filter((it) => it.personId === viewer.id);
    if (own.some((it) => it.state === 'present')) return { refused: 'was-there' };
    const words = seen.days
      .filter(({ day }) => own.find((it) => it.day === day)?.state !== 'caught-up')
      .map(({ day }) => ({ person: viewer.id, day, state: 'caught-up' as const }));
    await appendWords(trx, { meeting: id, words, by: viewer.id }, now);
    return 'recorded';
  });
}

interface Word {
  person: string;
  day: number;
  state: AttendanceState;
}

/** Holds the meeting still until the transaction ends: revisions come one after the other. */
export async function holdAttendance(trx: Transaction<Database>, meeting: string): Promise<void> {
  await trx
    .updateTable('meetings')
    .set((it) => ({ sequence: it.ref('sequence') }))
    .where('id', '=', meeting)
    .execute();
}

/** After `holdAttendance`: one word a person and day, in few statements. */
export async function appendWords(
  trx: Transaction<Database>,
  { meeting, words, by }: { meeting: string; words: Word[]; by: string },
  now: Date,
): Promise<void> {
  if (words.length === 0) return;
  const last = await trx
    .selectFrom('attendances')
    .select(['person_id', 'day'])
    .select((it) => it.fn.max('revision').as('revision'))
    .where('meeting_id', '=', meeting)
    .groupBy(['person_id', 'day'])
    .execute();
  const revisions = new Map(last.map((it) => [`${it.person_id} ${it.day}`, Number(it.revision)]));
  const rows = words.map(({ person, day, state }) => ({
    id: newId(),
    meeting_id: meeting,
    person_id: person,
    day,
    state,
    revision: (revisions.get(`${person} ${day}`) ?? 0) + 1,
    recorded_at: now.toISOString(),
    recorded_by: by,
  }));
  for (let start = 0; start < rows.length; start += 100)
    await trx
      .insertInto('attendances')
      .values(rows.slice(start, start + 100))
      .execute();
}

const hasNotes = async (db: Db, meeting: string): Promise<boolean> =>
  (await db
    .selectFrom('meeting_notes')
    .select('meeting_id')
    .where('meeting_id', '=', meeting)
    .where('published_at', 'is not', null)
    .executeTakeFirst()) !== undefined;

/** Of everybody, day by day, for who runs the meeting; null for anybody else. */
export async function attendanceFor(
  db: Db,
  viewer: SignedIn,
  { meeting: id }: { meeting: string },
): Promise<Attendance[] | null> {
  const seen = await findMeeting(db, viewer, id);
  return seen?.leads ? attendanceOf(db, id) : null;
}

export async function attendanceOf(db: Db, meeting: string): Promise<Attendance[]> {
  const visits = await visitsSaid(db, { meetings: [meeting] });
  const words = await db
    .selectFrom('attendances')
    .select(['person_id', 'day', 'state', 'recorded_by'])
    .where('meeting_id', '=', meeting)
    .orderBy('revision')
    .execute();
  const found = new Map<string, Attendance>();
  for (const { person: personId, day, state } of visits)
    found.set(`${personId} ${day}`, { personId, day, state, said: 'room' });
  for (const { person_id: personId, day, state, recorded_by } of words) {
    const said = recorded_by === personId && state === 'caught-up' ? 'person' : 'facilitator';
    found.set(`${personId} ${day}`, { personId, day, state, said });
  }
  return [...found.values()];
}
