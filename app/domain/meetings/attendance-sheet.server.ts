/** Who was there, on one sheet: read and corrected as a whole. */
import { sql } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import {
  appendWords,
  attendanceOf,
  holdAttendance,
  type AttendanceState,
} from './attendance.server.ts';
import { belongs } from './audience.server.ts';
import type { AttendanceRow, Meeting } from './meetings.ts';
import { findMeeting } from './reading.server.ts';

/** Everybody who answered or came; null for who does not run the meeting. */
export async function attendanceSheet(
  db: Db,
  viewer: SignedIn,
  { meeting: id }: { meeting: string },
): Promise<{ meeting: Meeting; people: AttendanceRow[] } | null> {
  const meeting = await findMeeting(db, viewer, id);
  if (!meeting?.leads) return null;
  const facts = await attendanceOf(db, id);
  const answered = await db
    .selectFrom('reservations')
    .select(['person_id', 'answer'])
    .where('meeting_id', '=', id)
    .orderBy('turn')
    .execute();
  const answers = new Map(answered.map((it) => [it.person_id, it.answer]));
  const ids = [...new Set([...answers.keys(), ...facts.map((it) => it.personId)])];
  const people = await peopleNamed(db, ids);
  return {
    meeting,
    people: people.map(({ id: person, name, organization }) => ({
      id: person,
      name,
      organization,
      answer: answers.get(person) ?? null,
      days: meeting.days.map(({ day }) => {
        const fact = facts.find((it) => it.personId === person && it.day === day);
        return fact ? { state: fact.state, said: fact.said } : null;
      }),
    })),
  };
}

/** In the order of their names, without who has left. */
async function peopleNamed(db: Db, ids: string[]) {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('people')
    .leftJoin('memberships', (join) =>
      join.onRef('memberships.person_id', '=', 'people.id').on('memberships.ended_at', 'is', null),
    )
    .leftJoin('organizations', 'organizations.id', 'memberships.organization_id')
    .select(['people.id', 'people.name', 'organizations.name as organization'])
    .where('people.id', 'in', ids)
    .where('people.deleted_at', 'is', null)
    .orderBy('memberships.started_at')
    .execute();
  const order = new Intl.Collator('en');
  const once = new Map(rows.reverse().map((it) => [it.id, it]));
  return [...once.values()].sort((a, b) => order.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

export interface AttendanceSaid {
  meeting: string;
  rows: { person: string; day: number; state: AttendanceState }[];
  /** The username of somebody who came without having answered. */
  added?: { username: string; state: AttendanceState } | null;
}

export type AttendanceKept =
  | { changed: number }
  | { refused: 'not-found' | 'not-begun' | 'unknown-person' | 'unknown-username' };

/** Appends what differs from what is known, all of it or nothing. */
export async function recordAttendances(
  db: Db,
  viewer: SignedIn,
  { meeting: id, rows, added = null }: AttendanceSaid,
  now: Date,
): Promise<AttendanceKept> {
  return db.transaction().execute(async (trx): Promise<AttendanceKept> => {
    const sheet = await attendanceSheet(trx, viewer, { meeting: id });
    if (!sheet) return { refused: 'not-found' };
    const begun = begunDays(sheet.meeting, now);
    if (begun.length === 0) return { refused: 'not-begun' };
    await holdAttendance(trx, id);
    const known = new Map(
      (await attendanceOf(trx, id)).map((it) => [`${it.personId} ${it.day}`, it.state]),
    );
    const said = [...rows];
    if (added) {
      const person = await idCalled(trx, id, added.username);
      if (!person) return { refused: 'unknown-username' };
      for (const day of begun) {
        if (said.some((it) => it.person === person && it.day === day)) continue;
        said.push({ person, day, state: added.state });
      }
    }
    const people = new Set(sheet.people.map((it) => it.id));
    for (const { person, day } of rows)
      if (!people.has(person) || !begun.includes(day)) return { refused: 'unknown-person' };
    const words = said.filter((it) => known.get(`${it.person} ${it.day}`) !== it.state);
    if (words.length === 0) return { changed: 0 };
    await appendWords(trx, { meeting: id, words, by: viewer.id }, now);
    const details = { people: new Set(words.map((it) => it.person)).size };
    await recordAudit(
      trx,
      { actorId: viewer.id, verb: 'attendance.recorded', subjectId: id, details },
      now,
    );
    return { changed: words.length };
  });
}

/** Of a meeting that takes place. */
export const begunDays = ({ days, cancelled }: Meeting, now: Date): number[] =>
  cancelled ? [] : days.filter((it) => it.startsAt <= now.toISOString()).map((it) => it.day);

/** Of somebody who may come: a circle of one team learns nothing of another's. */
async function idCalled(db: Db, meeting: string, username: string): Promise<string | null> {
  const found = await db
    .selectFrom('people')
    .innerJoin('meetings', (join) => join.on('meetings.id', '=', meeting))
    .innerJoin('series', 'series.id', 'meetings.series_id')
    .select('people.id')
    .where('people.username', '=', username.trim().toLowerCase())
    .where('people.deleted_at', 'is', null)
    .where('people.suspended_at', 'is', null)
    .where(belongs(sql`people.id`))
    .executeTakeFirst();
  return found?.id ?? null;
}
