/** A series pauses, goes on, ends. What was answered to its dates stays answered. */
import { sql, type Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { holdSeries } from './audience.server.ts';
import { forgetSheets } from './forgetting.server.ts';
import { datesTold, tellOfDates } from './date-mails.server.ts';
import { tellPlaces } from './places.server.ts';
import { planDates } from './planning.server.ts';

export type SeriesKept = 'done' | { refused: 'not-found' | 'ended' };

/** No date takes place until it goes on. */
export async function pauseSeries(
  db: Db,
  viewer: SignedIn,
  { series: id }: { series: string },
  now: Date,
): Promise<SeriesKept> {
  return db.transaction().execute(async (trx): Promise<SeriesKept> => {
    const series = await holdSeries(trx, viewer, id);
    if (!series) return { refused: 'not-found' };
    if (series.ended_at !== null) return { refused: 'ended' };
    if (series.paused_at !== null) return 'done';
    await trx
      .updateTable('series')
      .set({ paused_at: now.toISOString() })
      .where('id', '=', id)
      .execute();
    const pause = { series: id, as: 'pause', reason: null } as const;
    await cancelLater(trx, viewer, pause, now);
    await recordAudit(trx, { actorId: viewer.id, verb: 'series.paused', subjectId: id }, now);
    return 'done';
  });
}

/** The dates that are still to come take place after all; those that a pause took are gone. */
export async function resumeSeries(
  db: Db,
  viewer: SignedIn,
  { series: id }: { series: string },
  now: Date,
): Promise<SeriesKept> {
  return db.transaction().execute(async (trx): Promise<SeriesKept> => {
    const series = await holdSeries(trx, viewer, id);
    if (!series) return { refused: 'not-found' };
    if (series.ended_at !== null) return { refused: 'ended' };
    if (series.paused_at === null) return 'done';
    await trx.updateTable('series').set({ paused_at: null }).where('id', '=', id).execute();
    const back = await trx
      .updateTable('meetings')
      .set({
        cancelled_at: null,
        cancelled_by: null,
        cancelled_as: null,
        cancellation_reason: null,
        sequence: sql<number>`sequence + 1`,
        changed_at: now.toISOString(),
      })
      .where('series_id', '=', id)
      .where('cancelled_as', '=', 'pause')
      .where('starts_at', '>', now.toISOString())
      .returning('id')
      .execute();
    const ids = back.map((it) => it.id);
    const change = {
      template: 'meeting-back',
      dates: await datesTold(trx, ids),
      eventKey: `series:${id}:${now.toISOString()}`,
    } as const;
    await tellOfDates(trx, viewer, change, now);
    await tellPlaces(trx, ids, now);
    await planDates(trx, { ...series, paused_at: null }, now);
    await recordAudit(trx, { actorId: viewer.id, verb: 'series.resumed', subjectId: id }, now);
    return 'done';
  });
}

/** Ends a series now, or from one of its dates on: that one and the later ones are cancelled. */
export async function endSeries(
  db: Db,
  viewer: SignedIn,
  { series: id, from, reason }: { series: string; from?: string; reason: string },
  now: Date,
): Promise<SeriesKept> {
  return db.transaction().execute(async (trx): Promise<SeriesKept> => {
    const series = await holdSeries(trx, viewer, id);
    if (!series) return { refused: 'not-found' };
    if (series.ended_at !== null) return { refused: 'ended' };
    const first = from
      ? await trx
          .selectFrom('meetings')
          .select('starts_at')
          .where('id', '=', from)
          .where('series_id', '=', id)
          .executeTakeFirst()
      : { starts_at: now.toISOString() };
    if (!first) return { refused: 'not-found' };
    await trx
      .updateTable('series')
      .set({ ended_at: now.toISOString() })
      .where('id', '=', id)
      .execute();
    const why = reason.trim() || null;
    const end = { series: id, as: 'end', reason: why, from: first.starts_at } as const;
    await cancelLater(trx, viewer, end, now);
    const details = why === null ? {} : { reason: why };
    await recordAudit(
      trx,
      { actorId: viewer.id, verb: 'series.ended', subjectId: id, details },
      now,
    );
    return 'done';
  });
}

interface Later {
  series: string;
  as: 'pause' | 'end';
  reason: string | null;
  /** From this instant on, it included. */
  from?: string;
}

/** What has begun is not cancelled any more. One mail tells each person of all their dates. */
async function cancelLater(
  trx: Transaction<Database>,
  viewer: SignedIn,
  { series, as, reason, from = '' }: Later,
  now: Date,
): Promise<void> {
  const cancelled = await trx
    .updateTable('meetings')
    .set({
      cancelled_at: now.toISOString(),
      cancelled_by: viewer.id,
      cancelled_as: as,
      cancellation_reason: reason,
      sequence: sql<number>`sequence + 1`,
      changed_at: now.toISOString(),
    })
    .where('series_id', '=', series)
    .where('starts_at', '>', now.toISOString())
    .where('starts_at', '>=', from)
    .where((is) => is.or([is('cancelled_as', 'is', null), is('cancelled_as', '=', 'pause')]))
    .returning('id')
    .execute();
  await forgetSheets(trx, now);
  const dates = await datesTold(
    trx,
    cancelled.map((it) => it.id),
  );
  const eventKey = `series:${series}:${now.toISOString()}`;
  await tellOfDates(trx, viewer, { template: 'meeting-cancelled', dates, eventKey, reason }, now);
}
