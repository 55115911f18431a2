/** Who may come, and who runs it: asked of the database with each query, for a moment ago is not now. */
import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { holds, type SignedIn } from '#app/domain/people/people.ts';

/** Whether a person belongs to whom the query's `series` is for. */
export const mayCome = (person: RawBuilder<string>): RawBuilder<boolean> => sql<boolean>`(
  series.audience = 'everyone'
  or exists (
    select 1 from memberships
    join organizations on organizations.id = memberships.organization_id
    where memberships.person_id = ${person} and memberships.ended_at is null
      and ((series.audience = 'kinds' and exists (
          select 1 from series_kinds
          where series_kinds.series_id = series.id and series_kinds.kind = organizations.kind))
        or (series.audience = 'organizations' and exists (
          select 1 from series_organizations
          where series_organizations.series_id = series.id
            and series_organizations.organization_id = organizations.id)))))`;

/** Whether the viewer runs the query's `series`: named in it and still a facilitator, or a steward. */
export const leadsSeries = (viewer: SignedIn): RawBuilder<boolean> => {
  if (holds(viewer, 'steward')) return sql<boolean>`(1 = 1)`;
  if (!holds(viewer, 'facilitator')) return sql<boolean>`(1 = 0)`;
  return sql<boolean>`exists (
    select 1 from series_facilitators
    where series_facilitators.series_id = series.id
      and series_facilitators.person_id = ${viewer.id})`;
};

/** A guest was never a facilitator; who was one and is dismissed keeps no date that names them. */
const isDismissed = (person: RawBuilder<string>): RawBuilder<boolean> => sql<boolean>`(
  exists (
    select 1 from appointments
    where appointments.person_id = ${person} and appointments.role = 'facilitator'
      and appointments.ended_at is not null)
  and not exists (
    select 1 from appointments
    where appointments.person_id = ${person} and appointments.role = 'facilitator'
      and appointments.ended_at is null))`;

/** Whether the viewer runs the query's `meetings`: the series, or that date alone. */
export const leadsMeeting = (viewer: SignedIn): RawBuilder<boolean> => sql<boolean>`(
  ${leadsSeries(viewer)}
  or exists (
    select 1 from meeting_facilitators
    where meeting_facilitators.meeting_id = meetings.id
      and meeting_facilitators.person_id = ${viewer.id}
      and not ${isDismissed(sql`${viewer.id}`)}))`;

/** Whether a person may answer and have a place: of the audience, or one of those who run it. */
export const belongs = (person: RawBuilder<string>): RawBuilder<boolean> => sql<boolean>`(
  ${mayCome(person)}
  or ((
    exists (
      select 1 from series_facilitators
      where series_facilitators.series_id = series.id
        and series_facilitators.person_id = ${person})
    or exists (
      select 1 from meeting_facilitators
      where meeting_facilitators.meeting_id = meetings.id
        and meeting_facilitators.person_id = ${person}))
    and not ${isDismissed(person)}))`;

export const maySee = (viewer: SignedIn): RawBuilder<boolean> =>
  sql<boolean>`(${belongs(sql`${viewer.id}`)} or ${leadsMeeting(viewer)})`;

/**
 * The series in which the viewer may see dates, found through what is theirs: the dates of all others
 * are not even looked at. Who may see which date is still said by `maySee`.
 */
export const ofOwnSeries = (viewer: SignedIn): RawBuilder<boolean> =>
  holds(viewer, 'steward')
    ? sql<boolean>`(1 = 1)`
    : sql<boolean>`meetings.series_id in (
        select series.id from series where series.audience = 'everyone'
        union select series_kinds.series_id from memberships
          join organizations on organizations.id = memberships.organization_id
          join series_kinds on series_kinds.kind = organizations.kind
          where memberships.person_id = ${viewer.id} and memberships.ended_at is null
        union select series_organizations.series_id from memberships
          join series_organizations
            on series_organizations.organization_id = memberships.organization_id
          where memberships.person_id = ${viewer.id} and memberships.ended_at is null
        union select series_facilitators.series_id from series_facilitators
          where series_facilitators.person_id = ${viewer.id}
        union select hosted.series_id from meeting_facilitators
          join meetings as hosted on hosted.id = meeting_facilitators.meeting_id
          where meeting_facilitators.person_id = ${viewer.id})`;

/** A series that the viewer runs. */
export async function ledSeries(db: Db, viewer: SignedIn, id: string) {
  const found = await db
    .selectFrom('series')
    .selectAll()
    .where('id', '=', id)
    .where(leadsSeries(viewer))
    .executeTakeFirst();
  return found ?? null;
}

/** The same, held still until the transaction ends: two changes come one after the other. */
export async function holdSeries(trx: Transaction<Database>, viewer: SignedIn, id: string) {
  await trx
    .updateTable('series')
    .set((it) => ({ title: it.ref('title') }))
    .where('id', '=', id)
    .execute();
  return ledSeries(trx, viewer, id);
}

/** A meeting of a series that the viewer runs, with its series held still. */
export async function holdMeeting(trx: Transaction<Database>, viewer: SignedIn, id: string) {
  const found = await holdDate(trx, viewer, id);
  return found?.runs ? found : null;
}

/**
 * The same, also for who hosts that date alone and does not run the series: what becomes of the
 * series, the room and the other dates is not theirs to say.
 */
export async function holdDate(trx: Transaction<Database>, viewer: SignedIn, id: string) {
  const found = await trx
    .selectFrom('meetings')
    .select('series_id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) return null;
  const runs = (await holdSeries(trx, viewer, found.series_id)) !== null;
  const meeting = await trx
    .selectFrom('meetings')
    .innerJoin('series', 'series.id', 'meetings.series_id')
    .selectAll('meetings')
    .where('meetings.id', '=', id)
    .where(leadsMeeting(viewer))
    .executeTakeFirst();
  if (!meeting) return null;
  const series = await trx
    .selectFrom('series')
    .selectAll()
    .where('id', '=', found.series_id)
    .executeTakeFirstOrThrow();
  return { series, meeting, runs };
}
