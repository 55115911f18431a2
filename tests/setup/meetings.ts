/** Meetings for tests over HTTP: made as a facilitator makes them, now or soon. */
import type { Db } from '#db/connection.server.ts';
import { makeSeries, meetingsFor } from '#app/domain/meetings/meetings.server.ts';
import type { Meeting, NewSeries } from '#app/domain/meetings/meetings.ts';
import { personById } from '#app/domain/people/people.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { localTime } from '#app/platform/calendar/zone-time.ts';
import { monthly } from '../factories/series.ts';

export const day = 86_400_000;
export const secret = {
  address: 'https://meet.example.org/secret-room',
  phone: '+254 20 000 0000',
};
export const tellsSecret = /secret-room|meet\.example|254[ ,]*20/;

export async function viewerOf(db: Db, id: string): Promise<SignedIn> {
  return (await personById(db, id))!;
}

/** A series for everybody whose next date is three days from now; and that date. */
export async function aMeeting(
  db: Db,
  by: SignedIn,
  more: Partial<NewSeries> = {},
): Promise<Meeting> {
  const now = new Date();
  const startsOn = localTime(new Date(now.getTime() + 3 * day), monthly.timeZone).slice(0, 10);
  const rule = `FREQ=MONTHLY;BYMONTHDAY=${Number(startsOn.slice(8))}`;
  const made = await makeSeries(db, by, { ...monthly, startsOn, rule, ...more }, now);
  if ('refused' in made) throw new Error(made.fields.join(', '));
  const all = { from: now, until: new Date(now.getTime() + 400 * day) };
  return (await meetingsFor(db, by, all)).find((it) => it.seriesId === made.series)!;
}

/** As if it had been planned for so many minutes from now. */
export async function beginsIn(db: Db, meeting: string, minutes: number): Promise<void> {
  const startsAt = Date.now() + minutes * 60_000;
  const iso = (at: number) => new Date(at).toISOString();
  await db
    .updateTable('meetings')
    .set({ starts_at: iso(startsAt), ends_at: iso(startsAt + 90 * 60_000), minutes: 90 })
    .where('id', '=', meeting)
    .execute();
}
