/** From series to meetings: dates are written ahead, so that people can answer to them. */
import type { Insertable, Selectable, Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database, MeetingsTable, SeriesTable } from '#db/schema.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { datesOf, type PlannedDate } from './dates.ts';
import type { Plan } from './meetings.ts';

const monthsAhead = 13;

export const planOf = (series: Selectable<SeriesTable>): Plan => ({
  rule: series.rule,
  startsOn: series.starts_on,
  localTimes: JSON.parse(series.local_times) as string[],
  timeZone: series.time_zone,
  minutes: series.minutes,
});

/** The last day that is written now: the end of a month a year ahead, or after a later first day. */
export function horizon(startsOn: string, now: Date): string {
  const start = new Date(startsOn);
  const end = (from: Date, months: number) =>
    new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0));
  const last = Math.max(end(now, monthsAhead).getTime(), end(start, 0).getTime());
  return new Date(last).toISOString().slice(0, 10);
}

/** Writes the dates that are missing. Whoever comes second writes nothing. */
export async function planDates(
  trx: Transaction<Database>,
  series: Selectable<SeriesTable>,
  now: Date,
): Promise<void> {
  if (series.paused_at !== null || series.ended_at !== null) return;
  const plan = planOf(series);
  const known = await trx
    .selectFrom('meetings')
    .select('number')
    .where('series_id', '=', series.id)
    .where('number', '>=', series.counts_from)
    .execute();
  const numbers = new Set(known.map((it) => it.number));
  const missing = datesOf(plan, horizon(series.starts_on, now))
    .map((date, turn) => ({ date, number: series.counts_from + turn }))
    .filter(({ date, number }) => !numbers.has(number) && date.startsAt > now.toISOString());
  if (missing.length === 0) return;
  await trx
    .insertInto('meetings')
    .values(missing.map(({ date, number }) => newMeeting(series, date, number, now)))
    .onConflict((conflict) => conflict.columns(['series_id', 'number']).doNothing())
    .execute();
}

function newMeeting(
  series: Selectable<SeriesTable>,
  date: PlannedDate,
  number: number,
  now: Date,
): Insertable<MeetingsTable> {
  return {
    id: newId(),
    series_id: series.id,
    number,
    planned_at: date.startsAt,
    local_start: date.localStart,
    time_zone: series.time_zone,
    minutes: series.minutes,
    starts_at: date.startsAt,
    ends_at: date.endsAt,
    written_in: series.written_in,
    agenda: '[]',
    prereading: '[]',
    languages: series.languages,
    capacity: series.capacity,
    place: series.place,
    sequence: 0,
    changed_at: now.toISOString(),
    created_at: now.toISOString(),
  };
}

/** Keeps every series a year ahead. Any number of workers may run it, however often. */
export async function planAhead(db: Db, now: Date): Promise<void> {
  const due = await db
    .selectFrom('series')
    .select('id')
    .where('rule', 'is not', null)
    .where('paused_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute();
  for (const { id } of due) {
    await db.transaction().execute(async (trx) => {
      const series = await trx
        .updateTable('series')
        .set((it) => ({ title: it.ref('title') }))
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow();
      await planDates(trx, series, now);
    });
  }
}
