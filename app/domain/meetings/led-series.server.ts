/** What somebody reads who runs a series: the series, its dates, and how many come. */
import type { Selectable } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { SeriesTable } from '#db/schema.ts';
import type { OrganizationKind } from '#app/domain/organizations/organizations.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { asLanguage } from '#app/words/languages.ts';
import { ledSeries, leadsMeeting, leadsSeries } from './audience.server.ts';
import type { Counts, LedSeries } from './led-series.ts';
import type { Audience, Meeting } from './meetings.ts';
import { planOf } from './planning.server.ts';
import { queuesFor } from './queues.server.ts';
import { meetingsFor } from './reading.server.ts';

/** All that the viewer runs; a steward, every one. Those that go on come first. */
export async function listLedSeries(db: Db, viewer: SignedIn, now: Date): Promise<LedSeries[]> {
  const rows = await db
    .selectFrom('series')
    .selectAll()
    .where(leadsSeries(viewer))
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  const all = await describe(db, rows, now);
  const order = ['planned', 'paused', 'over', 'ended'];
  const at = (it: LedSeries) => it.next?.startsAt ?? '9';
  return all.sort(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state) || at(a).localeCompare(at(b)),
  );
}

export async function findLedSeries(
  db: Db,
  viewer: SignedIn,
  id: string,
  now: Date,
): Promise<LedSeries | null> {
  const row = await ledSeries(db, viewer, id);
  return row && ((await describe(db, [row], now))[0] ?? null);
}

async function describe(db: Db, rows: Selectable<SeriesTable>[], now: Date): Promise<LedSeries[]> {
  const ids = rows.map((it) => it.id);
  if (ids.length === 0) return [];
  const named = await db
    .selectFrom('series_facilitators')
    .innerJoin('people', 'people.id', 'series_facilitators.person_id')
    .select(['series_id', 'people.id', 'people.name'])
    .where('series_id', 'in', ids)
    .orderBy('people.name')
    .execute();
  const kinds = await db
    .selectFrom('series_kinds')
    .selectAll()
    .where('series_id', 'in', ids)
    .execute();
  const organizations = await db
    .selectFrom('series_organizations')
    .selectAll()
    .where('series_id', 'in', ids)
    .execute();
  const coming = await db
    .selectFrom('meetings')
    .select(['id', 'series_id', 'starts_at', 'time_zone', 'theme'])
    .where('series_id', 'in', ids)
    .where('cancelled_at', 'is', null)
    .where('ends_at', '>', now.toISOString())
    .orderBy('starts_at')
    .execute();
  const of = <T extends { series_id: string }>(all: T[], id: string) =>
    all.filter((it) => it.series_id === id);
  return rows.map((row): LedSeries => {
    const [next] = of(coming, row.id);
    return {
      id: row.id,
      kind: row.kind,
      title: row.title,
      purpose: row.purpose,
      writtenIn: asLanguage(row.written_in),
      languages: JSON.parse(row.languages) as LedSeries['languages'],
      plan: planOf(row),
      audience: audienceOf(
        row.audience,
        of(kinds, row.id).map((it) => it.kind),
        of(organizations, row.id).map((it) => it.organization_id),
      ),
      capacity: row.capacity,
      place: row.place,
      room: {
        host: row.room_address && new URL(row.room_address).host,
        phone: row.room_phone !== null,
        setAt: row.room_set_at,
      },
      state: stateOf(row, next !== undefined),
      facilitators: of(named, row.id).map(({ id, name }) => ({ id, name })),
      next: next
        ? { id: next.id, startsAt: next.starts_at, timeZone: next.time_zone, theme: next.theme }
        : null,
    };
  });
}

function audienceOf(
  of: SeriesTable['audience'],
  kinds: OrganizationKind[],
  organizations: string[],
): Audience {
  if (of === 'kinds') return { of, kinds };
  return of === 'organizations' ? { of, organizations } : { of };
}

/** A workshop is over when it took place. */
function stateOf(
  row: { paused_at: string | null; ended_at: string | null; rule: string | null },
  hasNext: boolean,
): LedSeries['state'] {
  if (row.ended_at !== null && !hasNext) return 'ended';
  if (row.paused_at !== null) return 'paused';
  return row.rule === null && !hasNext ? 'over' : 'planned';
}

/** The dates of a series from now on, and those of the last months, each with how many come. */
export async function datesOfSeries(
  db: Db,
  viewer: SignedIn,
  series: string,
  { from, until }: { from: Date; until: Date },
): Promise<{ meeting: Meeting; counts: Counts }[]> {
  const dates = (await meetingsFor(db, viewer, { from, until })).filter(
    (it) => it.seriesId === series,
  );
  const queues = await queuesFor(
    db,
    dates.map((it) => it.id),
  );
  return dates.map((meeting) => {
    const { admitted, waiting, maybe, no } = queues.get(meeting.id)!;
    const counts = {
      yes: admitted.length,
      waits: waiting.length,
      maybe: maybe.length,
      no: no.length,
    };
    return { meeting, counts };
  });
}

/** What of a date only who runs it sees: where its own room is, if it has one, and who hosts it. */
export async function hostsOfDate(db: Db, viewer: SignedIn, id: string) {
  const row = await db
    .selectFrom('meetings')
    .innerJoin('series', 'series.id', 'meetings.series_id')
    .select(['meetings.room_address', 'meetings.room_phone'])
    .select(leadsSeries(viewer).as('runs'))
    .where('meetings.id', '=', id)
    .where(leadsMeeting(viewer))
    .executeTakeFirst();
  if (!row) return null;
  const hosts = await db
    .selectFrom('meeting_facilitators')
    .innerJoin('people', 'people.id', 'meeting_facilitators.person_id')
    .select(['people.id', 'people.name', 'people.username'])
    .where('meeting_id', '=', id)
    .orderBy('people.name')
    .execute();
  return {
    hosts,
    /** The series, and not only this date. */
    runs: Boolean(row.runs),
    room: {
      host: row.room_address && new URL(row.room_address).host,
      phone: row.room_phone !== null,
      setAt: null,
    },
  };
}
