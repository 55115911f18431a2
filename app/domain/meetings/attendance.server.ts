/**
 * Who was there: computed from who was sent into the room, unless a facilitator says otherwise. Whoever
 * was not there and reads the notes has caught up.
 */
import type { Db } from '#db/connection.server.ts';
import type { AttendancesTable } from '#db/schema.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { findMeeting } from './reading.server.ts';

export type AttendanceState = AttendancesTable['state'];

export interface Attendance {
  personId: string;
  day: number;
  state: AttendanceState;
  /** From the room, from a facilitator, or from the person who read the notes. */
  said: 'room' | 'facilitator' | 'person';
}

export type Recorded = 'recorded' | { refused: 'not-found' | 'not-begun' | 'nobody' | 'was-there' };

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
    await append(trx, { meeting: id, person, day, state, by: viewer.id }, now);
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
    const own = (await attendanceOf(trx, id)).filter((it) => it.personId === viewer.id);
    if (own.some((it) => it.state === 'present')) return { refused: 'was-there' };
    for (const { day } of seen.days) {
      if (own.find((it) => it.day === day)?.state === 'caught-up') continue;
      const all = { meeting: id, person: viewer.id, day, by: viewer.id };
      await append(trx, { ...all, state: 'caught-up' }, now);
    }
    return 'recorded';
  });
}

interface Word {
  meeting: string;
  person: string;
  day: number;
  state: AttendanceState;
  by: string;
}

async function append(db: Db, word: Word, now: Date): Promise<void> {
  // Holds the meeting still: revisions come one after the other.
  await db
    .updateTable('meetings')
    .set((it) => ({ sequence: it.ref('sequence') }))
    .where('id', '=', word.meeting)
    .execute();
  const last = await db
    .selectFrom('attendances')
    .select('revision')
    .where('meeting_id', '=', word.meeting)
    .where('person_id', '=', word.person)
    .where('day', '=', word.day)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  await db
    .insertInto('attendances')
    .values({
      id: newId(),
      meeting_id: word.meeting,
      person_id: word.person,
      day: word.day,
      state: word.state,
      revision: (last?.revision ?? 0) + 1,
      recorded_at: now.toISOString(),
      recorded_by: word.by,
    })
    .execute();
}

/** Of everybody, day by day, for who runs the meeting; null for anybody else. */
export async function attendanceFor(
  db: Db,
  viewer: SignedIn,
  { meeting: id }: { meeting: string },
): Promise<Attendance[] | null> {
  const seen = await findMeeting(db, viewer, id);
  return seen?.leads ? attendanceOf(db, id) : null;
}

async function attendanceOf(db: Db, meeting: string): Promise<Attendance[]> {
  const visits = await db
    .selectFrom('room_visits')
    .select(['person_id', 'day'])
    .where('meeting_id', '=', meeting)
    .execute();
  const words = await db
    .selectFrom('attendances')
    .select(['person_id', 'day', 'state', 'recorded_by'])
    .where('meeting_id', '=', meeting)
    .orderBy('revision')
    .execute();
  const found = new Map<string, Attendance>();
  for (const { person_id: personId, day } of visits)
    found.set(`${personId} ${day}`, { personId, day, state: 'present', said: 'room' });
  for (const { person_id: personId, day, state, recorded_by } of words) {
    const said = recorded_by === personId && state === 'caught-up' ? 'person' : 'facilitator';
    found.set(`${personId} ${day}`, { personId, day, state, said });
  }
  return [...found.values()];
}
