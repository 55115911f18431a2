/**
 * Meetings: who answered with both accounts answered once, and has the better of the two places; who
 * was there with one of them was there. Rows that count no more stay with the account that is gone.
 */
import type { Change, Pair, Row } from './change.ts';
import type { Note } from './merging.ts';
import { rowsOf, type Reader } from './rows.server.ts';

type Reservation = Row & { id: string; meeting_id: string; turn: number; answer: string };
type Attendance = Row & {
  id: string;
  meeting_id: string;
  day: number;
  state: string;
  revision: number;
};
type Part = { changes: Change[]; notes: Note[] };

const answers = ['no', 'maybe', 'yes'];
const states = ['absent', 'excused', 'caught-up', 'partly', 'present'];

export async function planReservations(db: Reader, { kept, gone }: Pair): Promise<Part> {
  const read = (person_id: string) =>
    rowsOf<Reservation>(db, 'reservations', { person_id }, 'turn').then(byMeeting);
  const [mine, theirs] = [await read(gone), await read(kept)];
  const waiting = await rowsOf(db, 'meeting_waits', { person_id: kept }, 'meeting_id');
  const changes: Change[] = [];
  const notes: Note[] = [];
  const yields = new Set<string>();
  for (const [meeting, said] of mine) {
    const before = theirs.get(meeting);
    if (before) notes.push({ is: 'same-meeting', of: meeting });
    if (before && !isBetter(said, before)) continue;
    yields.add(meeting);
    const swap = (rows: Reservation[], set: Change['set']) =>
      changes.push(...rows.map(({ id }) => ({ table: 'reservations', key: { id }, set })));
    if (before) swap(before, { person_id: [kept, gone] });
    swap(said, { person_id: [gone, kept] });
  }
  // Who has been told of what about a place goes with the place.
  for (const { meeting_id } of await rowsOf(db, 'meeting_waits', { person_id: gone }, 'meeting_id'))
    if (yields.has(String(meeting_id)) && !waiting.some((it) => it.meeting_id === meeting_id))
      changes.push({
        table: 'meeting_waits',
        key: { meeting_id: meeting_id!, person_id: gone },
        set: { person_id: [gone, kept] },
      });
  return { changes, notes };
}

/** A yes before a maybe before a no; of two alike, the one that stands earlier in the line. */
function isBetter(said: Reservation[], before: Reservation[]): boolean {
  const rank = (rows: Reservation[]) => answers.indexOf(rows.at(-1)!.answer);
  const since = (rows: Reservation[]) => rows.at(-1)!.turn;
  if (rank(said) !== rank(before)) return rank(said) > rank(before);
  return since(said) < since(before);
}

const byMeeting = <T extends { meeting_id: string }>(rows: T[]): Map<string, T[]> => {
  const meetings = new Map<string, T[]>();
  for (const row of rows)
    meetings.set(row.meeting_id, [...(meetings.get(row.meeting_id) ?? []), row]);
  return meetings;
};

/** What was said of one account stands before what was said of the other: the last word is the better one. */
export async function planAttendance(db: Reader, { kept, gone }: Pair): Promise<Change[]> {
  const read = (person_id: string) =>
    rowsOf<Attendance>(db, 'attendances', { person_id }, 'revision');
  const theirs = await read(kept);
  const mine = await read(gone);
  const rank = ({ state }: Attendance) => states.indexOf(state);
  return mine.map((row) => {
    const same = (it: Attendance) => it.meeting_id === row.meeting_id && it.day === row.day;
    const [before, said] = [theirs.filter(same), mine.filter(same)];
    const set: Change['set'] = { person_id: [gone, kept] };
    const last = before.at(-1);
    if (last) {
      const after = rank(said.at(-1)!) > rank(last);
      const shift = after ? last.revision : -said.at(-1)!.revision;
      // 0, -1 … come before 1: the first word that was said of the kept account.
      if (shift !== 0) set.revision = [row.revision, row.revision + shift];
    }
    return { table: 'attendances', key: { id: row.id }, set };
  });
}
