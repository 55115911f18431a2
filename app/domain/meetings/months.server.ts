/** What somebody's months look like: the dates behind, the next one, those ahead, and workshops. */
import type { Db } from '#db/connection.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import type { Meeting, ListedMeeting, Months } from './meetings.ts';
import { ownAttendance } from './own-attendance.server.ts';
import { meetingsBefore, meetingsFor } from './reading.server.ts';
import { placesOf } from './reservations.server.ts';

const day = 86_400_000;
const ahead = 100 * day;
/** Workshops are told of earlier: people travel to them. */
const workshopsAhead = 400 * day;
const shownBehind = 3;
const shownAhead = 8;
const onePage = 12;

/** A steward may see every meeting, but is called only to those for everybody, or for their own. */
export const asGuest = (viewer: SignedIn): SignedIn => ({
  ...viewer,
  roles: viewer.roles.filter((it) => it !== 'steward'),
});

export async function monthsOf(db: Db, viewer: SignedIn, now: Date): Promise<Months> {
  const guest = asGuest(viewer);
  const at = now.toISOString();
  const from = new Date(now.getTime() - 125 * day);
  const until = new Date(now.getTime() + workshopsAhead);
  const all = (await meetingsFor(db, guest, { from, until })).filter(takesPlaceOrTells);
  const months = all.filter((it) => it.kind === 'community');
  const behind = months.filter((it) => it.endsAt <= at);
  const before = behind.slice(-shownBehind);
  const coming = months
    .filter((it) => it.endsAt > at && Date.parse(it.startsAt) < now.getTime() + ahead)
    .slice(0, shownAhead);
  const workshops = all.filter((it) => it.kind === 'workshop' && it.endsAt > at);
  const came = await ownAttendance(db, viewer.id, before);
  const [oldest = { endsAt: at }] = before;
  return {
    behind: await listed(db, viewer, before, came),
    ahead: await listed(db, viewer, coming, came),
    workshops: await listed(db, viewer, workshops, came),
    older: (await meetingsBefore(db, guest, { before: oldest.endsAt, most: 1 })).length > 0,
    oldest: oldest.endsAt,
  };
}

/** What lies further back, twelve at a time, the latest first. */
export async function olderMeetings(
  db: Db,
  viewer: SignedIn,
  { before }: { before: string },
): Promise<{ meetings: ListedMeeting[]; next: string | null }> {
  const found = await meetingsBefore(db, asGuest(viewer), { before, most: onePage + 1 });
  const page = found.slice(0, onePage);
  const came = await ownAttendance(db, viewer.id, page);
  return {
    meetings: await listed(db, viewer, page, came),
    next: found.length > onePage ? page.at(-1)!.endsAt : null,
  };
}

/** The next date that is not declined. */
export async function nextMeetingOf(
  db: Db,
  viewer: SignedIn,
  now: Date,
): Promise<ListedMeeting | null> {
  const until = new Date(now.getTime() + 62 * day);
  const coming = (await meetingsFor(db, asGuest(viewer), { from: now, until })).filter(
    (it) => it.cancelled === null,
  );
  const places = await placesOf(db, viewer.id, coming);
  const meeting = coming.find((it) => places.get(it.id)?.answer !== 'no');
  return meeting ? { meeting, place: places.get(meeting.id)!, came: null, notes: false } : null;
}

/** Dates that went with a pause or with their series are not told; a date cancelled by itself is. */
const takesPlaceOrTells = ({ cancelled }: Meeting): boolean =>
  cancelled === null || cancelled.as === 'date';

async function listed(
  db: Db,
  viewer: SignedIn,
  meetings: Meeting[],
  came: Awaited<ReturnType<typeof ownAttendance>>,
): Promise<ListedMeeting[]> {
  const places = await placesOf(db, viewer.id, meetings);
  const noted = await withNotes(db, meetings);
  return meetings.map((meeting) => ({
    meeting,
    place: places.get(meeting.id)!,
    came: came.get(meeting.id) ?? null,
    notes: noted.has(meeting.id),
  }));
}

/** Those whose notes everybody may read. */
export async function withNotes(db: Db, meetings: readonly { id: string }[]): Promise<Set<string>> {
  if (meetings.length === 0) return new Set();
  const rows = await db
    .selectFrom('meeting_notes')
    .select('meeting_id')
    .distinct()
    .where('published_at', 'is not', null)
    .where(
      'meeting_id',
      'in',
      meetings.map((it) => it.id),
    )
    .execute();
  return new Set(rows.map((it) => it.meeting_id));
}
