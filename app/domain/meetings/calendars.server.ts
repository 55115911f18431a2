/** Dates as calendars read them. The room is not in them: they lead to the meeting's page. */
import type { Db } from '#db/connection.server.ts';
import { personById } from '#app/domain/people/people.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { writeCalendar, type CalendarEvent } from '#app/platform/calendar/vcalendar.server.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { hashToken, newToken } from '#app/platform/ids/ids.server.ts';
import { speak, type Say } from '#app/words/words.ts';
import type { Meeting } from './meetings.ts';
import { asGuest } from './months.server.ts';
import { findMeeting, meetingsFor } from './reading.server.ts';
import { placesOf } from './reservations.server.ts';
import type { Place } from './queue.ts';

const day = 86_400_000;

/** One date to add to a calendar; null for who may not see it. */
export async function calendarOf(
  db: Db,
  viewer: SignedIn,
  { meeting: id }: { meeting: string },
): Promise<string | null> {
  const meeting = await findMeeting(db, viewer, id);
  return meeting && write(db, viewer, [meeting], () => true);
}

/** Makes the address of a person's own feed, once to be seen. The one before it ends. */
export async function makeFeed(
  db: Db,
  viewer: SignedIn,
  now: Date,
): Promise<{ token: string; address: string }> {
  const token = newToken();
  await db.transaction().execute(async (trx) => {
    // Holds the person still: of two at once the later one stands.
    await trx
      .updateTable('people')
      .set((it) => ({ language: it.ref('language') }))
      .where('id', '=', viewer.id)
      .execute();
    await endFeed(trx, viewer.id, now);
    await trx
      .insertInto('calendar_feeds')
      .values({ id: hashToken(token), person_id: viewer.id, made_at: now.toISOString() })
      .execute();
  });
  return { token, address: new URL(`/calendar/${token}.ics`, publicUrl()).href };
}

/** Whoever has the address reads nothing more. */
export const revokeFeed = (db: Db, viewer: SignedIn, now: Date): Promise<void> =>
  endFeed(db, viewer.id, now);

async function endFeed(db: Db, personId: string, now: Date): Promise<void> {
  await db
    .updateTable('calendar_feeds')
    .set({ revoked_at: now.toISOString() })
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Since when there is a feed; its address is not kept. */
export async function feedOf(db: Db, viewer: SignedIn): Promise<{ madeAt: string } | null> {
  const feed = await db
    .selectFrom('calendar_feeds')
    .select('made_at as madeAt')
    .where('person_id', '=', viewer.id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return feed ?? null;
}

/**
 * What the feed holds: the dates of the last two months and of the next thirteen that the person may
 * come to, but for those declined. Null for an address that never was, or is no more.
 */
export async function feedCalendar(
  db: Db,
  { token }: { token: string },
  now: Date,
): Promise<string | null> {
  const feed = await db
    .selectFrom('calendar_feeds')
    .select('person_id')
    .where('id', '=', hashToken(token))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  const viewer = feed && (await personById(db, feed.person_id));
  if (!viewer) return null;
  const from = new Date(now.getTime() - 60 * day);
  const until = new Date(now.getTime() + 400 * day);
  const meetings = await meetingsFor(db, asGuest(viewer), { from, until });
  return write(db, viewer, meetings, (place) => place.answer !== 'no');
}

async function write(
  db: Db,
  viewer: SignedIn,
  meetings: Meeting[],
  wanted: (place: Place) => boolean,
): Promise<string> {
  const say = speak(viewer.language);
  const places = await placesOf(db, viewer.id, meetings);
  const events = meetings.flatMap((meeting) => {
    const place = places.get(meeting.id)!;
    return wanted(place) ? eventsOf(meeting, place, say) : [];
  });
  return writeCalendar({ name: say('meetings.calendar.name'), language: say.language, events });
}

function eventsOf(meeting: Meeting, place: Place, say: Say): CalendarEvent[] {
  const { origin, hostname } = new URL(publicUrl());
  const address = `${origin}/meetings/${meeting.id}`;
  const { title: series, theme, purpose } = meeting;
  const title = theme ? say('meetings.calendar.title', { title: series, theme }) : series;
  const coming = place.answer === 'yes' && !place.waits;
  const going = coming ? 'confirmed' : 'tentative';
  return meeting.days.map((it) => ({
    uid: it.day === 1 ? `${meeting.id}@${hostname}` : `${meeting.id}-${it.day}@${hostname}`,
    sequence: meeting.sequence,
    changedAt: meeting.changedAt,
    startsAt: it.startsAt,
    endsAt: it.endsAt,
    timeZone: meeting.timeZone,
    title: meeting.cancelled ? say('meetings.calendar.cancelled', { title }) : title,
    description: say('meetings.calendar.about', { purpose, address }),
    place: meeting.place,
    address,
    status: meeting.cancelled ? 'cancelled' : going,
  }));
}
