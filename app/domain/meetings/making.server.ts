/** A facilitator makes a series, or a workshop. */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import { holds, type SignedIn } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { spanOf } from './dates.ts';
import type { Audience, NewSeries, SeriesFault } from './meetings.ts';
import { planDates } from './planning.server.ts';
import { newSeriesFaults } from './series-faults.ts';

export type SeriesMade = { series: string } | { refused: 'invalid'; fields: SeriesFault[] };

export async function makeSeries(
  db: Db,
  viewer: SignedIn,
  input: NewSeries,
  now: Date,
): Promise<SeriesMade> {
  if (!holds(viewer, 'facilitator') && !holds(viewer, 'steward'))
    throw new Error('Only a facilitator makes a series.');
  const fields = newSeriesFaults(input, now);
  if (fields.length > 0) return { refused: 'invalid', fields };
  const id = newId();
  return db
    .transaction()
    .execute(async (trx): Promise<SeriesMade> => {
      const series = await trx
        .insertInto('series')
        .values({
          id,
          kind: input.kind,
          title: input.title.trim(),
          purpose: input.purpose.trim(),
          written_in: input.writtenIn,
          languages: JSON.stringify(input.languages),
          rule: input.rule,
          starts_on: input.startsOn,
          local_times: JSON.stringify(input.localTimes),
          counts_from: 0,
          time_zone: input.timeZone,
          minutes: input.minutes,
          audience: input.audience.of,
          capacity: input.capacity,
          room_address: input.roomAddress,
          room_phone: input.roomPhone,
          room_set_at: (input.roomAddress ?? input.roomPhone) ? now.toISOString() : null,
          place: input.place,
          created_at: now.toISOString(),
          created_by: viewer.id,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      await trx
        .insertInto('series_facilitators')
        .values({ series_id: id, person_id: viewer.id })
        .execute();
      if (!(await setAudience(trx, id, input.audience))) throw new NoSuchAudience();
      await planDates(trx, series, now);
      await addLaterDays(trx, id, input, now);
      await recordAudit(trx, { actorId: viewer.id, verb: 'series.made', subjectId: id }, now);
      return { series: id };
    })
    .catch((error: unknown) => {
      if (error instanceof NoSuchAudience) return { refused: 'invalid', fields: ['audience'] };
      throw error;
    });
}

/** Takes the transaction back. */
class NoSuchAudience extends Error {}

/** Says who may come from now on; false where that would be nobody. */
export async function setAudience(
  trx: Transaction<Database>,
  seriesId: string,
  audience: Audience,
): Promise<boolean> {
  await trx.deleteFrom('series_kinds').where('series_id', '=', seriesId).execute();
  await trx.deleteFrom('series_organizations').where('series_id', '=', seriesId).execute();
  if (audience.of === 'kinds') {
    const kinds = [...new Set(audience.kinds)].map((kind) => ({ series_id: seriesId, kind }));
    if (kinds.length === 0) return false;
    await trx.insertInto('series_kinds').values(kinds).execute();
  }
  if (audience.of === 'organizations') {
    const wanted = [...new Set(audience.organizations)];
    if (wanted.length === 0) return false;
    const found = await trx
      .selectFrom('organizations')
      .select('id as organization_id')
      .where('id', 'in', wanted)
      .execute();
    if (found.length < wanted.length) return false;
    await trx
      .insertInto('series_organizations')
      .values(found.map((it) => ({ series_id: seriesId, ...it })))
      .execute();
  }
  await trx
    .updateTable('series')
    .set({ audience: audience.of })
    .where('id', '=', seriesId)
    .execute();
  return true;
}

async function addLaterDays(
  trx: Transaction<Database>,
  seriesId: string,
  { laterDays = [], timeZone }: NewSeries,
  now: Date,
): Promise<void> {
  if (laterDays.length === 0) return;
  const days = laterDays.map(({ localStart, minutes }, index) => {
    const { startsAt, endsAt } = spanOf(localStart, timeZone, minutes);
    return {
      day: index + 2,
      local_start: localStart,
      minutes,
      starts_at: startsAt,
      ends_at: endsAt,
    };
  });
  const { id } = await trx
    .updateTable('meetings')
    .set({ ends_at: days.at(-1)!.ends_at, changed_at: now.toISOString() })
    .where('series_id', '=', seriesId)
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('meeting_days')
    .values(days.map((day) => ({ meeting_id: id, ...day })))
    .execute();
}
