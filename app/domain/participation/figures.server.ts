/** Who came, in numbers: people of each organization and country, quarter by quarter, for stewards. */
import type { Readable } from 'node:stream';
import type { Db } from '#db/connection.server.ts';
import { visitsSaid } from '#app/domain/meetings/meetings.server.ts';
import { countryName } from '#app/domain/organizations/organizations.ts';
import { stewardOnly, type Viewer } from '#app/domain/people/people.ts';
import { csvStream, type Cell } from '#app/platform/sheets/sheets.server.ts';
import { speak } from '#app/words/words.ts';
import type { FiguresRow, ParticipationFigures } from './participation.ts';
import { suppressed, type Shown } from './suppression.ts';

/**
 * People are counted once a quarter, with the organization that they have been in longest of those
 * they belonged to when they came. Years are by UTC: across the world there is no other quarter.
 */
export async function participationFigures(
  db: Db,
  viewer: Viewer,
  { year: asked }: { year: number | null },
  now: Date,
): Promise<ParticipationFigures> {
  stewardOnly(viewer);
  const thisYear = now.getUTCFullYear();
  const year = asked !== null && asked >= 2020 && asked <= thisYear ? asked : thisYear;
  const came = await whoCame(db, year, now);
  const meetings = await meetingsIn(db, year, now);
  const names = new Map(came.map((it) => [it.organization, it]));
  const countries = [...new Set(came.map((it) => it.country))].sort(
    byName((code) => (code === '' ? '\uffff' : countryName(code, viewer.language))),
  );
  const organizations = (country: string) =>
    [...names.values()]
      .filter((it) => it.country === country)
      .sort(byName((it) => `${it.name} ${it.organization}`));
  const quarters = [1, 2, 3, 4].map((quarter) => {
    const here = came.filter((it) => it.quarter === quarter);
    const people = (organization: string) =>
      new Set(here.filter((it) => it.organization === organization).map((it) => it.person)).size;
    const parts = countries.map((country) => {
      const inside = organizations(country).map((it) => ({ count: people(it.organization) }));
      return { count: inside.reduce((sum, it) => sum + it.count, 0), parts: inside };
    });
    return suppressed({ count: parts.reduce((sum, it) => sum + it.count, 0), parts });
  });
  const across = (of: (shown: Shown) => Shown) => quarters.map((it) => of(it).count);
  const rows: FiguresRow[] = countries.flatMap((country, at) => [
    { of: 'country', name: country, people: across((it) => it.parts[at]!) },
    // Who is in no organization is one line.
    ...(country === '' ? [] : organizations(country)).map((it, place): FiguresRow => ({
      of: 'organization',
      name: it.name,
      people: across((shown) => shown.parts[at]!.parts[place]!),
    })),
  ]);
  return {
    year,
    years: { before: year > 2020 ? year - 1 : null, after: year < thisYear ? year + 1 : null },
    meetings: [1, 2, 3, 4].map((quarter) => meetings.filter((it) => it === quarter).length),
    rows: [{ of: 'everybody', name: '', people: across((it) => it) }, ...rows],
  };
}

const byName =
  <T>(name: (it: T) => string) =>
  (a: T, b: T): number =>
    name(a) < name(b) ? -1 : 1;

const quarterOf = (instant: string): number => Math.floor((Number(instant.slice(5, 7)) + 2) / 3);

/** One line a person and meeting; without an organization, country and name are empty. */
async function whoCame(db: Db, year: number, now: Date) {
  const began = { from: `${year}-01-01T00:00:00.000Z`, until: `${year + 1}-01-01T00:00:00.000Z` };
  const visits = await visitsWithPlaces(db)
    .where('meetings.starts_at', '>=', began.from)
    .where('meetings.starts_at', '<', began.until)
    .where('meetings.ends_at', '<=', now.toISOString())
    .where('meetings.cancelled_at', 'is', null)
    .execute();
  const words = await db
    .selectFrom('attendances')
    .select(['meeting_id', 'person_id', 'day', 'state'])
    .orderBy('revision')
    .execute();
  const keyOf = (meeting: string, person: string, day: number) => `${meeting} ${person} ${day}`;
  const room = await visitsSaid(db, { began });
  const said = new Map<string, string>([
    ...room.map((it) => [keyOf(it.meeting, it.person, it.day), it.state] as const),
    ...words.map((it) => [keyOf(it.meeting_id, it.person_id, it.day), it.state] as const),
  ]);
  const once = new Map<string, (typeof visits)[number]>();
  for (const row of visits) {
    if (said.get(keyOf(row.meeting_id, row.person_id, row.day)) !== 'present') continue;
    const key = `${row.meeting_id} ${row.person_id}`;
    if (!once.has(key)) once.set(key, row);
  }
  return [...once.values()].map((row) => ({
    person: row.person_id,
    quarter: quarterOf(row.starts_at),
    organization: row.organization_id ?? '',
    name: row.name ?? '',
    country: row.country ?? '',
  }));
}

/** Who was sent into the room or is said to have been there, with where they worked then. */
const visitsWithPlaces = (db: Db) =>
  db
    .selectFrom((from) =>
      from
        .selectFrom('room_visits')
        .select(['meeting_id', 'person_id', 'day'])
        .union(
          from
            .selectFrom('attendances')
            .select(['meeting_id', 'person_id', 'day'])
            .where('state', '=', 'present'),
        )
        .as('seen'),
    )
    .innerJoin('meetings', 'meetings.id', 'seen.meeting_id')
    .leftJoin('memberships', (join) =>
      join
        .onRef('memberships.person_id', '=', 'seen.person_id')
        .onRef('memberships.started_at', '<=', 'meetings.starts_at')
        .on((is) =>
          is.or([
            is('memberships.ended_at', 'is', null),
            is('memberships.ended_at', '>', is.ref('meetings.starts_at')),
          ]),
        ),
    )
    .leftJoin('organizations', 'organizations.id', 'memberships.organization_id')
    .select(['seen.meeting_id', 'seen.person_id', 'seen.day', 'meetings.starts_at'])
    .select(['memberships.organization_id', 'organizations.name', 'organizations.country'])
    .orderBy('meetings.starts_at')
    .orderBy('memberships.started_at')
    .orderBy('memberships.id');

async function meetingsIn(db: Db, year: number, now: Date): Promise<number[]> {
  const rows = await db
    .selectFrom('meetings')
    .select('starts_at')
    .where('starts_at', '>=', `${year}-01-01T00:00:00.000Z`)
    .where('starts_at', '<', `${year + 1}-01-01T00:00:00.000Z`)
    .where('ends_at', '<=', now.toISOString())
    .where('cancelled_at', 'is', null)
    .execute();
  return rows.map((it) => quarterOf(it.starts_at));
}

/** The same as a file. */
export async function participationCsv(
  db: Db,
  viewer: Viewer,
  input: { year: number | null },
  now: Date,
): Promise<{ file: Readable; year: number }> {
  const { year, meetings, rows } = await participationFigures(db, viewer, input, now);
  const say = speak(viewer.language);
  const quarters = [1, 2, 3, 4].map((quarter) => say('participation.figures.quarter', { quarter }));
  const cells = (row: FiguresRow): Cell[] => [
    say(`participation.figures.${row.of}`),
    row.of === 'country' && row.name ? countryName(row.name, say.language) : row.name,
    ...row.people.map((it) => it ?? say('participation.figures.hidden')),
  ];
  const file = csvStream({
    name: say('participation.figures.title'),
    head: [say('participation.figures.what'), say('participation.figures.who'), ...quarters],
    rows: [[say('participation.figures.meetings'), '', ...meetings], ...rows.map(cells)],
  });
  return { file, year };
}
