/** Meetings as somebody sees them who may come. The room's address is not among what is read. */
import { type Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { leadsMeeting, maySee, ofOwnSeries } from './audience.server.ts';
import type { AgendaItem, Meeting, Prereading } from './meetings.ts';

function seen(db: Db, viewer: SignedIn) {
  return db
    .selectFrom('meetings')
    .innerJoin('series', 'series.id', 'meetings.series_id')
    .select([
      'meetings.id',
      'meetings.series_id',
      'series.kind',
      'series.title',
      'series.purpose',
      'meetings.theme',
      'meetings.written_in',
      'series.written_in as series_written_in',
      'meetings.languages',
      'meetings.local_start',
      'meetings.time_zone',
      'meetings.minutes',
      'meetings.starts_at',
      'meetings.ends_at',
      'meetings.agenda',
      'meetings.prereading',
      'meetings.capacity',
      'meetings.place',
      'meetings.moved_at',
      'meetings.cancelled_at',
      'meetings.cancelled_as',
      'meetings.cancellation_reason',
      'meetings.sequence',
      'meetings.changed_at',
    ])
    .select(leadsMeeting(viewer).as('leads'))
    .where(maySee(viewer));
}

type Seen = Awaited<ReturnType<ReturnType<typeof seen>['executeTakeFirstOrThrow']>>;

/** The last ones that ended before an instant, the latest first. */
export async function meetingsBefore(
  db: Db,
  viewer: SignedIn,
  { before, most }: { before: string; most: number },
): Promise<Meeting[]> {
  const rows = await seen(db, viewer)
    .where(ofOwnSeries(viewer))
    .where('meetings.ends_at', '<', before)
    // Dates that went with a pause or with their series never were anything.
    .where((it) =>
      it.or([it('meetings.cancelled_as', 'is', null), it('meetings.cancelled_as', '=', 'date')]),
    )
    .orderBy('meetings.ends_at', 'desc')
    .orderBy('meetings.id')
    .limit(most)
    .execute();
  const days = await daysFor(
    db,
    rows.map((it) => it.id),
  );
  return rows.map((row) => meetingOf(row, days));
}

export async function findMeeting(db: Db, viewer: SignedIn, id: string): Promise<Meeting | null> {
  const row = await seen(db, viewer).where('meetings.id', '=', id).executeTakeFirst();
  return row ? meetingOf(row, await daysFor(db, [id])) : null;
}

/** Those that end after one instant and begin before another, in their order. */
export async function meetingsFor(
  db: Db,
  viewer: SignedIn,
  { from, until }: { from: Date; until: Date },
): Promise<Meeting[]> {
  const rows = await seen(db, viewer)
    .where(ofOwnSeries(viewer))
    .where('meetings.ends_at', '>', from.toISOString())
    .where('meetings.starts_at', '<', until.toISOString())
    .orderBy('meetings.starts_at')
    .orderBy('meetings.id')
    .execute();
  const days = await daysFor(
    db,
    rows.map((it) => it.id),
  );
  return rows.map((row) => meetingOf(row, days));
}

/** Those of some that the viewer may see, by their start. */
export async function meetingsAmong(
  db: Db,
  viewer: SignedIn,
  ids: readonly string[],
): Promise<Meeting[]> {
  if (ids.length === 0) return [];
  const rows = await seen(db, viewer)
    .where('meetings.id', 'in', ids)
    .orderBy('meetings.starts_at')
    .orderBy('meetings.id')
    .execute();
  const days = await daysFor(
    db,
    rows.map((it) => it.id),
  );
  return rows.map((row) => meetingOf(row, days));
}

function meetingOf(row: Seen, days: Days): Meeting {
  const first = { day: 1, startsAt: row.starts_at, endsAt: days.firstEnd(row) };
  return {
    id: row.id,
    seriesId: row.series_id,
    kind: row.kind,
    title: row.title,
    purpose: row.purpose,
    theme: row.theme,
    writtenIn: row.written_in,
    seriesWrittenIn: row.series_written_in,
    languages: JSON.parse(row.languages) as Meeting['languages'],
    localStart: row.local_start,
    timeZone: row.time_zone,
    minutes: row.minutes,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    days: [first, ...days.of(row.id)],
    agenda: JSON.parse(row.agenda) as AgendaItem[],
    prereading: JSON.parse(row.prereading) as Prereading[],
    capacity: row.capacity,
    place: row.place,
    moved: row.moved_at !== null,
    cancelled:
      row.cancelled_at !== null && row.cancelled_as !== null
        ? { at: row.cancelled_at, as: row.cancelled_as, reason: row.cancellation_reason }
        : null,
    sequence: row.sequence,
    changedAt: row.changed_at,
    leads: Boolean(row.leads),
  };
}

type Days = Awaited<ReturnType<typeof daysFor>>;

/** The second and later days of workshops. */
export async function daysFor(db: Db | Transaction<Database>, meetings: string[]) {
  const rows =
    meetings.length === 0
      ? []
      : await db
          .selectFrom('meeting_days')
          .selectAll()
          .where('meeting_id', 'in', meetings)
          .orderBy('day')
          .execute();
  return {
    of: (meeting: string) =>
      rows
        .filter((it) => it.meeting_id === meeting)
        .map((it) => ({ day: it.day, startsAt: it.starts_at, endsAt: it.ends_at })),
    /** `ends_at` is the end of the last day. */
    firstEnd: (first: { starts_at: string; minutes: number }) =>
      new Date(Date.parse(first.starts_at) + first.minutes * 60_000).toISOString(),
  };
}
