/**
 * What people say of a meeting, so that nobody can tell who said it: all of it stands in one row of
 * the meeting, sorted, without a time. Who has spoken is kept beside it, so that nobody speaks twice.
 */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { childDataIn, type ChildData } from '#app/domain/child-data/child-data.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { attendanceOf, holdAttendance } from './attendance.server.ts';
import {
  fewestFeedback,
  longestFeedback,
  type Feedback,
  type FeedbackDoor,
  type Meeting,
} from './meetings.ts';
import { findMeeting } from './reading.server.ts';

const month = 30 * 86_400_000;

export type FeedbackKept =
  | 'kept'
  | { refused: 'not-found' | 'too-long' | Exclude<FeedbackDoor, 'open'> }
  | { refused: 'child-data'; what: ChildData };

export interface FeedbackPage {
  meeting: Meeting;
  door: FeedbackDoor;
  /** For who runs the meeting: how many spoke, and what they said once it is enough of them. */
  results: { count: number; given: Feedback[] | null } | null;
}

export async function feedbackOf(
  db: Db,
  viewer: SignedIn,
  { meeting: id }: { meeting: string },
  now: Date,
): Promise<FeedbackPage | null> {
  const meeting = await findMeeting(db, viewer, id);
  if (!meeting) return null;
  const door = await doorOf(db, viewer, meeting, now);
  if (!meeting.leads) return { meeting, door, results: null };
  const given = await givenTo(db, id);
  const enough = given.length >= fewestFeedback;
  return { meeting, door, results: { count: given.length, given: enough ? given : null } };
}

export async function giveFeedback(
  db: Db,
  viewer: SignedIn,
  { meeting: id, useful, hour, change }: Feedback & { meeting: string },
  now: Date,
): Promise<FeedbackKept> {
  const words = change?.trim() || null;
  if (words && [...words].length > longestFeedback) return { refused: 'too-long' };
  const what = words && childDataIn(words, now);
  if (what) return { refused: 'child-data', what };
  return db.transaction().execute(async (trx): Promise<FeedbackKept> => {
    // Held still: two who speak at once are both heard.
    await holdAttendance(trx, id);
    const meeting = await findMeeting(trx, viewer, id);
    if (!meeting) return { refused: 'not-found' };
    const door = await doorOf(trx, viewer, meeting, now);
    if (door !== 'open') return { refused: door };
    await trx
      .insertInto('feedback_givers')
      .values({ meeting_id: id, person_id: viewer.id })
      .execute();
    const all = [...(await givenTo(trx, id)), { useful, hour, change: words }];
    await keep(trx, id, all);
    return 'kept';
  });
}

/** From the end on for thirty days, for who was there, once. */
async function doorOf(
  db: Db,
  viewer: SignedIn,
  meeting: Meeting,
  now: Date,
): Promise<FeedbackDoor> {
  const since = now.getTime() - Date.parse(meeting.endsAt);
  if (since < 0 || meeting.cancelled) return 'early';
  const spoken = await db
    .selectFrom('feedback_givers')
    .select('person_id')
    .where('meeting_id', '=', meeting.id)
    .where('person_id', '=', viewer.id)
    .executeTakeFirst();
  if (spoken) return 'given';
  if (since > month) return 'over';
  const there = (await attendanceOf(db, meeting.id)).some(
    ({ personId, state }) => personId === viewer.id && (state === 'present' || state === 'partly'),
  );
  return there ? 'open' : 'was-not-there';
}

async function givenTo(db: Db, meeting: string): Promise<Feedback[]> {
  const row = await db
    .selectFrom('feedback')
    .select('given')
    .where('meeting_id', '=', meeting)
    .executeTakeFirst();
  return row ? (JSON.parse(row.given) as Feedback[]) : [];
}

async function keep(trx: Transaction<Database>, meeting: string, all: Feedback[]): Promise<void> {
  const given = `[${all
    .map((it) => JSON.stringify(it))
    .sort()
    .join()}]`;
  await trx
    .insertInto('feedback')
    .values({ meeting_id: meeting, given })
    .onConflict((conflict) => conflict.column('meeting_id').doUpdateSet({ given }))
    .execute();
}
