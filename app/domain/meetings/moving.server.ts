/** One date is moved or cancelled. (All later ones: `replanSeries`, `endSeries`.) */
import { sql } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { holdMeeting } from './audience.server.ts';
import { forgetSheets } from './forgetting.server.ts';
import { datesTold, tellOfDates } from './date-mails.server.ts';
import { spanOf } from './dates.ts';
import { areMinutes, isLocalStart } from './series-faults.ts';

export type DateKept =
  'done' | { refused: 'not-found' | 'cancelled' | 'begun' | 'localStart' | 'minutes' };

/** Whoever said yes has said yes to the new date too. The later days of a workshop move with it. */
export async function moveMeeting(
  db: Db,
  viewer: SignedIn,
  { meeting: id, localStart, minutes }: { meeting: string; localStart: string; minutes: number },
  now: Date,
): Promise<DateKept> {
  if (!isLocalStart(localStart)) return { refused: 'localStart' };
  if (!areMinutes(minutes)) return { refused: 'minutes' };
  return db.transaction().execute(async (trx): Promise<DateKept> => {
    const found = await holdMeeting(trx, viewer, id);
    if (!found) return { refused: 'not-found' };
    const { meeting } = found;
    if (meeting.cancelled_at !== null) return { refused: 'cancelled' };
    if (meeting.starts_at <= now.toISOString()) return { refused: 'begun' };
    const zone = meeting.time_zone;
    const span = spanOf(localStart, zone, minutes);
    if (span.startsAt <= now.toISOString()) return { refused: 'localStart' };
    const shift = Date.parse(`${localStart}Z`) - Date.parse(`${meeting.local_start}Z`);
    const days = await trx
      .selectFrom('meeting_days')
      .selectAll()
      .where('meeting_id', '=', id)
      .orderBy('day')
      .execute();
    const moved = days.map((day) => {
      const at = new Date(Date.parse(`${day.local_start}Z`) + shift).toISOString().slice(0, 16);
      return { day: day.day, ...spanOf(at, zone, day.minutes) };
    });
    const ends = [span, ...moved].map((it) => it.endsAt);
    if (moved.some((it, index) => it.startsAt < ends[index]!)) return { refused: 'minutes' };
    for (const { day, ...it } of moved) {
      await trx
        .updateTable('meeting_days')
        .set({ local_start: it.localStart, starts_at: it.startsAt, ends_at: it.endsAt })
        .where('meeting_id', '=', id)
        .where('day', '=', day)
        .execute();
    }
    await trx
      .updateTable('meetings')
      .set({
        local_start: localStart,
        minutes,
        starts_at: span.startsAt,
        ends_at: ends.at(-1)!,
        moved_at: now.toISOString(),
        sequence: sql<number>`sequence + 1`,
        changed_at: now.toISOString(),
      })
      .where('id', '=', id)
      .execute();
    const told = await datesTold(trx, [id]);
    const change = {
      template: 'meeting-moved',
      dates: told.map((it) => ({ ...it, was: meeting.starts_at })),
      eventKey: `meeting:${id}:${meeting.sequence + 1}`,
    } as const;
    if (span.startsAt !== meeting.starts_at) await tellOfDates(trx, viewer, change, now);
    const details = { from: meeting.starts_at, to: span.startsAt };
    await recordAudit(
      trx,
      { actorId: viewer.id, verb: 'meeting.moved', subjectId: id, details },
      now,
    );
    return 'done';
  });
}

export async function cancelMeeting(
  db: Db,
  viewer: SignedIn,
  { meeting: id, reason }: { meeting: string; reason: string },
  now: Date,
): Promise<DateKept> {
  return db.transaction().execute(async (trx): Promise<DateKept> => {
    const found = await holdMeeting(trx, viewer, id);
    if (!found) return { refused: 'not-found' };
    if (['date', 'end'].includes(found.meeting.cancelled_as ?? '')) return 'done';
    if (found.meeting.starts_at <= now.toISOString()) return { refused: 'begun' };
    const why = reason.trim() || null;
    await trx
      .updateTable('meetings')
      .set({
        cancelled_at: now.toISOString(),
        cancelled_by: viewer.id,
        cancelled_as: 'date',
        cancellation_reason: why,
        sequence: sql<number>`sequence + 1`,
        changed_at: now.toISOString(),
      })
      .where('id', '=', id)
      .execute();
    await forgetSheets(trx, now);
    const change = {
      template: 'meeting-cancelled',
      dates: await datesTold(trx, [id]),
      eventKey: `meeting:${id}:${found.meeting.sequence + 1}`,
      reason: why,
    } as const;
    // Who was told of a pause need not be told twice, but for the reason.
    if (found.meeting.cancelled_at === null || why !== null)
      await tellOfDates(trx, viewer, change, now);
    const details = why === null ? {} : { reason: why };
    await recordAudit(
      trx,
      { actorId: viewer.id, verb: 'meeting.cancelled', subjectId: id, details },
      now,
    );
    return 'done';
  });
}
