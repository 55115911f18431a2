/**
 * What a page reads does not grow with the platform: whatever these verbs ask of the database is
 * found in an index. SQLite says how it would look (`explain query plan`); no clock is asked.
 */
import { Kysely, type LogEvent } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Db } from '#db/connection.server.ts';
import { openSqlite, sqliteDialect } from '#db/dialects.server.ts';
import { migrate } from '#db/migrate.server.ts';
import type { Database } from '#db/schema.ts';
import {
  certificatesOfStaff,
  findCertificate,
  myCertificates,
} from '#app/domain/certificates/certificates.server.ts';
import { enrol, myCourses } from '#app/domain/enrolments/enrolments.server.ts';
import {
  feedCalendar,
  makeFeed,
  meetingPage,
  monthsOf,
  nextMeetingOf,
} from '#app/domain/meetings/meetings.server.ts';
import {
  findOrganization,
  ledBy,
  membershipsOf,
} from '#app/domain/organizations/organizations.server.ts';
import type { ViewedOrganization } from '#app/domain/organizations/organizations.ts';
import { sessionWithPerson, signIn } from '#app/domain/people/people.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { reportOf } from '#app/domain/reports/reports.server.ts';
import {
  dueFor,
  membersOf,
  membersWithout,
  listPaths,
  requireCourses,
  requirementsOf,
  tellingOf,
} from '#app/domain/requirements/requirements.server.ts';
import { rosterOf, staffRecord } from '#app/domain/roster/roster.server.ts';
import { everybody } from '#app/domain/roster/roster.ts';
import {
  confirmList,
  findList,
  listsWithPeople,
  makeList,
  makeSlips,
  openInvitations,
  slipCandidates,
  undoList,
} from '#app/domain/staffing/staffing.server.ts';
import { findPeople } from '#app/domain/stewardship/stewardship.server.ts';
import { aPublishedCourse } from './factories/course.ts';
import { aMembership, anOrganization } from './factories/organization.ts';
import { aPerson } from './factories/person.ts';
import { aSeries } from './factories/series.ts';
import { aRequirement } from './factories/requirement.ts';

const now = new Date('2026-11-22T08:00:00.000Z');
const language = 'en';

/** Few on any platform: what there is to learn. */
const small = new Set(['courses', 'course_versions', 'lessons', 'questions']);

const file = openSqlite(':memory:');
let asked: LogEvent['query'][] = [];
const db: Db = new Kysely<Database>({
  dialect: sqliteDialect(file),
  log: (event) => void asked.push(event.query),
});
afterAll(() => db.destroy());

/**
 * Tables that a query reads from one end to the other, as SQLite plans it. Not so what walks along
 * an index and stops where there is enough, and not what only puts rows in.
 */
function readWhole(query: LogEvent['query']): string[] {
  if (!/^(select|with|update|delete)/i.test(query.sql)) return [];
  const stops = / limit \?$/.test(query.sql);
  const steps = file.prepare(`explain query plan ${query.sql}`).all(...query.parameters) as {
    detail: string;
  }[];
  return steps.flatMap(({ detail }) => {
    const table = /^SCAN (\S+)(?! .*VIRTUAL)/.exec(detail)?.[1];
    // A subquery's own rows are not a table.
    const whole = table && !table.startsWith('(') && detail !== 'SCAN CONSTANT ROW';
    return whole && !(stops && detail.includes('USING INDEX')) ? [table] : [];
  });
}

/** Names that queries give to tables. */
const named = (query: LogEvent['query'], table: string) =>
  new RegExp(`"(\\w+)" as "${table}"`).exec(query.sql)?.[1] ?? table;

async function scansOf(work: () => Promise<unknown>) {
  asked = [];
  await work();
  const queries = asked;
  expect(queries.length).toBeGreaterThan(0);
  return queries.flatMap((query) =>
    readWhole(query)
      .filter((table) => !small.has(named(query, table)))
      .map((table) => `${table}: ${query.sql}`),
  );
}

let moses: SignedIn;
let ruth: SignedIn;
let grace: SignedIn;
let team: ViewedOrganization;
let meeting: string;
const course = { slug: 'safe-every-day' };

beforeAll(async () => {
  await migrate(db);
  await aPublishedCourse(db, course);
  moses = await aPerson(db, 'Moses Okello');
  grace = await aPerson(db, 'Grace Atieno');
  ruth = await aPerson(db, 'Ruth Akinyi', { roles: ['steward'] });
  team = { ...(await anOrganization(db)), standing: 'leader', pause: null };
  await aMembership(db, { person: moses, organization: team }, { role: 'leader' });
  await aMembership(db, { person: grace, organization: team });
  await aRequirement(db, { person: grace, organization: team, course });
  await enrol(db, grace, { course: course.slug }, now);
  const malee = await aPerson(db, 'Malee Srisuk', { roles: ['facilitator'] });
  ({ first: meeting } = await aSeries(db, malee, { capacity: 3 }));
});

async function aList(text = 'Mary Wanjiru\nAgnes Moraa') {
  const input = { organization: team, text, file: null, position: '' };
  const made = await makeList(db, moses, input, now);
  if ('refused' in made) throw new Error(made.refused);
  const list = made.list;
  const found = await findList(db, moses, { organization: team, list }, now);
  const confirmed = await confirmList(
    db,
    moses,
    { organization: team, list, seen: found!.seen },
    now,
  );
  return { list, confirmed };
}

const hot: Record<string, () => Promise<unknown>> = {
  'the viewer of every page': () => sessionWithPerson(db, 'none', now),
  'the way to a team': () => ledBy(db, moses),
  'a team by its name': () => findOrganization(db, moses, team.slug),
  'signing in': () =>
    signIn(db, { who: 'moses@example.org', passphrase: 'none at all', address: '127.0.0.1' }),
  'a dashboard': () => rosterOf(db, team, { filters: everybody, language }, now),
  'a report': () => reportOf(db, team, { language }, now),
  'a person’s page': () => staffRecord(db, moses, { organization: team, person: grace.id }, now),
  'a team’s certificates': () => certificatesOfStaff(db, team, now),
  'what is asked of a team': () => requirementsOf(db, team.id),
  'who can be asked': () => membersOf(db, team.id),
  'who has not': () =>
    membersWithout(db, { organization: team, course: course.slug } as never, now),
  'learning paths': () => listPaths(db, team.id),
  'whom to tell': () => tellingOf(db, moses, { organization: team }, now),
  'what I am asked for': () => dueFor(db, grace, now),
  'my courses': () => myCourses(db, grace),
  'my certificates': () => myCertificates(db, grace, now),
  'my teams': () => membershipsOf(db, grace.id),
  'my next meeting': () => nextMeetingOf(db, grace, now),
  'my months': () => monthsOf(db, grace, now),
  'one meeting': () => meetingPage(db, grace, { meeting }),
  'my invitations': () => openInvitations(db, grace),
  'checking a certificate': () => findCertificate(db, '0000-0000-0000-0000-0000', now),
  'who may have a slip': () => slipCandidates(db, moses, { organization: team }, now),
  'lists that brought people': () => listsWithPeople(db, moses, { organization: team }),
  'a list of staff, looked at and confirmed': () => aList(),
  slips: () => makeSlips(db, moses, { organization: team, people: [grace.id] }, now),
  'the newest people': () => findPeople(db, ruth, { search: '' }),
  'people looked for': () => findPeople(db, ruth, { search: 'ati' }),
};

for (const [what, work] of Object.entries(hot)) {
  it(`finds ${what} without reading a table through`, async () => {
    expect(await scansOf(work)).toEqual([]);
  });
}

it('undoes a list, and asks for courses, without reading a table through', async () => {
  const { list, confirmed } = await aList('Esther Nafula\nRose Achieng');
  expect(confirmed).toMatchObject({ made: 2 });
  expect(await scansOf(() => undoList(db, moses, { organization: team, list }, now))).toEqual([]);
  const input = { organization: team, people: [grace.id], courses: [course.slug] };
  expect(await scansOf(() => requireCourses(db, moses, input as never, now))).toEqual([]);
});

it('looks at no dates of series that are not one’s own', async () => {
  const { token } = await makeFeed(db, grace, now);
  asked = [];
  await nextMeetingOf(db, grace, now);
  await monthsOf(db, grace, now);
  await feedCalendar(db, { token }, now);
  const lists = asked.filter(({ sql }) => sql.includes('"meetings"."ends_at"'));
  const ways = lists.flatMap((query) =>
    (
      file.prepare(`explain query plan ${query.sql}`).all(...query.parameters) as {
        detail: string;
      }[]
    ).filter(({ detail }) => / meetings /.test(detail)),
  );
  expect(lists.length).toBeGreaterThan(3);
  expect(new Set(ways.map((it) => it.detail.replace(/ends_at.*/, '')))).toEqual(
    new Set(['SEARCH meetings USING INDEX meetings_series_end (series_id=? AND ']),
  );
});

it('would notice a query that reads a table through', async () => {
  const scans = await scansOf(() =>
    db.selectFrom('people').select('id').where('name', '=', 'Grace').execute(),
  );
  expect(scans).toHaveLength(1);
});
