/** A series gets another rule, hour, zone, length or turns, from one of its dates on. */
import { sql, type Selectable, type Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database, MeetingsTable } from '#db/schema.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { holdSeries } from './audience.server.ts';
import { concernedBy, datesTold, tellOfDates } from './date-mails.server.ts';
import { datesOf, type PlannedDate } from './dates.ts';
import type { Plan, SeriesFault } from './meetings.ts';
import { forgetSheets } from './forgetting.server.ts';
import { horizon, planDates } from './planning.server.ts';
import { planFaults } from './series-faults.ts';

export interface Replan {
  /** Of the first new date. */
  startsOn: string;
  moved: { id: string; was: string; now: string }[];
  /** Dates that the new plan does not have. */
  gone: { id: string; was: string }[];
  /** How many said yes or maybe to one of these, or wait: each gets a mail. */
  people: number;
}

export type Replanned =
  | Replan
  | { refused: 'not-found' | 'ended' | 'paused' | 'workshop' }
  | { refused: 'invalid'; fields: SeriesFault[] };

/**
 * Each later date moves to the new plan's date in the same month, with all that was answered to it.
 * One that somebody had moved alone stays where it is; one in a month without a date is cancelled.
 */
export async function replanSeries(
  db: Db,
  viewer: SignedIn,
  input: { series: string; from?: string; plan: Plan },
  now: Date,
): Promise<Replanned> {
  return replan(db, viewer, input, { keeps: true }, now);
}

/** What would become of it, done and taken back. */
export async function tryReplan(
  db: Db,
  viewer: SignedIn,
  input: { series: string; from?: string; plan: Plan },
  now: Date,
): Promise<Replanned> {
  return replan(db, viewer, input, { keeps: false }, now).catch((error: unknown) => {
    if (error instanceof TakenBack) return error.replan;
    throw error;
  });
}

class TakenBack extends Error {
  constructor(readonly replan: Replan) {
    super();
  }
}

async function replan(
  db: Db,
  viewer: SignedIn,
  { series: id, from, plan }: { series: string; from?: string; plan: Plan },
  { keeps }: { keeps: boolean },
  now: Date,
): Promise<Replanned> {
  const fields = planFaults(plan, now);
  if (fields.length > 0) return { refused: 'invalid', fields };
  return db.transaction().execute(async (trx): Promise<Replanned> => {
    const series = await holdSeries(trx, viewer, id);
    if (!series) return { refused: 'not-found' };
    if (series.ended_at !== null) return { refused: 'ended' };
    if (series.paused_at !== null) return { refused: 'paused' };
    if (series.rule === null || plan.rule === null) return { refused: 'workshop' };
    const all = await trx
      .selectFrom('meetings')
      .selectAll()
      .where('series_id', '=', id)
      .orderBy('starts_at')
      .execute();
    const first = from ? all.find((it) => it.id === from) : undefined;
    if (from && !first) return { refused: 'not-found' };
    const start = [now.toISOString(), first?.starts_at ?? ''].sort().at(-1)!;
    const later = all.filter((it) => it.starts_at >= start || it.id === from);
    if (later.some((it) => it.starts_at <= now.toISOString())) return { refused: 'not-found' };
    const month = first?.local_start.slice(0, 7) ?? '';
    const dates = datesOf(plan, horizon(plan.startsOn, now)).filter(
      (it) => it.startsAt > now.toISOString() && it.localStart.slice(0, 7) >= month,
    );
    if (dates.length === 0) return { refused: 'invalid', fields: ['rule'] };
    const counts = Math.max(-1, ...all.map((it) => it.number)) + 1;
    const startsOn = dates[0]!.localStart.slice(0, 10);
    const turned = { ...plan, startsOn };
    const changed = await trx
      .updateTable('series')
      .set({
        rule: plan.rule,
        starts_on: startsOn,
        local_times: JSON.stringify(plan.localTimes),
        counts_from: counts,
        time_zone: plan.timeZone,
        minutes: plan.minutes,
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    const pairs = pair(later, datesOf(turned, horizon(startsOn, now)));
    const moved: Row[] = [];
    for (const { meeting, date, turn } of pairs) {
      const numbered = { number: counts + turn };
      const stays = meeting.moved_at !== null || isThere(meeting, date, plan);
      if (!stays && meeting.starts_at !== date.startsAt && meeting.cancelled_at === null)
        moved.push(meeting);
      await trx
        .updateTable('meetings')
        .set(stays ? numbered : { ...numbered, ...movedTo(date, plan, now) })
        .where('id', '=', meeting.id)
        .execute();
    }
    const paired = new Set(pairs.map((it) => it.meeting.id));
    const left = later.filter((it) => !paired.has(it.id) && it.cancelled_at === null);
    if (left.length > 0)
      await trx
        .updateTable('meetings')
        .set({
          cancelled_at: now.toISOString(),
          cancelled_by: viewer.id,
          cancelled_as: 'date',
          sequence: sql<number>`sequence + 1`,
          changed_at: now.toISOString(),
        })
        .where(
          'id',
          'in',
          left.map((it) => it.id),
        )
        .execute();
    await forgetSheets(trx, now);
    await planDates(trx, changed, now);
    const done = { startsOn, ...(await outcomeOf(trx, viewer, { moved, left })) };
    if (!keeps) throw new TakenBack(done);
    await tellAll(trx, viewer, { series: id, moved, left }, now);
    await recordAudit(trx, { actorId: viewer.id, verb: 'series.replanned', subjectId: id }, now);
    return done;
  });
}

type Row = Selectable<MeetingsTable>;

async function outcomeOf(
  trx: Transaction<Database>,
  viewer: SignedIn,
  { moved, left }: { moved: Row[]; left: Row[] },
): Promise<Omit<Replan, 'startsOn'>> {
  const ids = [...moved, ...left].map((it) => it.id);
  const after = new Map((await datesTold(trx, ids)).map((it) => [it.id, it.startsAt]));
  const concerned = await concernedBy(trx, ids);
  concerned.delete(viewer.id);
  return {
    moved: moved.map(({ id, starts_at }) => ({ id, was: starts_at, now: after.get(id)! })),
    gone: left.map(({ id, starts_at }) => ({ id, was: starts_at })),
    people: concerned.size,
  };
}

/** One mail to each person for all dates that moved, and one for those that are no more. */
async function tellAll(
  trx: Transaction<Database>,
  viewer: SignedIn,
  { series, moved, left }: { series: string; moved: Row[]; left: Row[] },
  now: Date,
): Promise<void> {
  const eventKey = `series:${series}:${now.toISOString()}`;
  const before = new Map(moved.map((it) => [it.id, it.starts_at]));
  const dates = (await datesTold(trx, [...before.keys()])).map((it) => ({
    ...it,
    was: before.get(it.id)!,
  }));
  await tellOfDates(trx, viewer, { template: 'meeting-moved', dates, eventKey }, now);
  const gone = await datesTold(
    trx,
    left.map((it) => it.id),
  );
  await tellOfDates(trx, viewer, { template: 'meeting-cancelled', dates: gone, eventKey }, now);
}

/** Each new date takes the first old one of its month that is free. */
function pair(rows: readonly Row[], dates: readonly PlannedDate[]) {
  const free = new Set(rows);
  return dates.flatMap((date, turn) => {
    const month = date.localStart.slice(0, 7);
    const meeting = [...free].find((row) => row.local_start.startsWith(month));
    if (!meeting) return [];
    free.delete(meeting);
    return [{ meeting, date, turn }];
  });
}

const isThere = (row: Row, date: PlannedDate, plan: Plan) =>
  row.starts_at === date.startsAt && row.ends_at === date.endsAt && row.time_zone === plan.timeZone;

const movedTo = (date: PlannedDate, plan: Plan, now: Date) => ({
  local_start: date.localStart,
  time_zone: plan.timeZone,
  minutes: plan.minutes,
  starts_at: date.startsAt,
  ends_at: date.endsAt,
  sequence: sql<number>`sequence + 1`,
  changed_at: now.toISOString(),
});
