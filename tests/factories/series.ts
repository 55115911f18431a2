import type { Db } from '#db/connection.server.ts';
import { findMeeting, makeSeries, meetingsFor } from '#app/domain/meetings/meetings.server.ts';
import type { Meeting, NewSeries } from '#app/domain/meetings/meetings.ts';
import type { SignedIn } from '#app/domain/people/people.ts';

/** The second Tuesday of the month at 15:00 in Nairobi, for everyone. */
export const monthly: NewSeries = {
  kind: 'community',
  title: 'Families first',
  purpose: 'We learn from each other.',
  writtenIn: 'en',
  languages: ['en', 'fr'],
  rule: 'FREQ=MONTHLY;BYDAY=2TU',
  startsOn: '2026-12-01',
  localTimes: ['15:00'],
  timeZone: 'Africa/Nairobi',
  minutes: 90,
  audience: { of: 'everyone' },
  capacity: null,
  roomAddress: 'https://meet.example.org/secret-room',
  roomPhone: '+254 20 000 0000',
  place: null,
};

/** A series as a facilitator makes it; its id, and its dates as they stand when asked. */
export async function aSeries(
  db: Db,
  maker: SignedIn,
  more: Partial<NewSeries> = {},
  now = new Date('2026-11-22T09:00:00.000Z'),
) {
  const made = await makeSeries(db, maker, { ...monthly, ...more }, now);
  if ('refused' in made) throw new Error(made.fields.join(', '));
  const all = { from: new Date(0), until: new Date('2100-01-01') };
  const dates = async (viewer = maker): Promise<Meeting[]> =>
    (await meetingsFor(db, viewer, all)).filter((it) => it.seriesId === made.series);
  const [first] = await dates();
  return {
    id: made.series,
    dates,
    first: first!.id,
    see: (viewer: SignedIn, meeting = first!.id) => findMeeting(db, viewer, meeting),
  };
}
