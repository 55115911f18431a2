/** Whatever two accounts hold: merged, each thing is there once; parted, all is as it was. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Db } from '#db/connection.server.ts';
import { aPublishedCourse } from '../../../tests/factories/course.ts';
import { live, type Life, type World } from '../../../tests/factories/life.ts';
import { anOrganization } from '../../../tests/factories/organization.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { aSeries } from '../../../tests/factories/series.ts';
import { columnsOfPeople } from '../../../tests/setup/columns-of-people.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { dump } from '../../../tests/setup/dump.ts';
import { areaOf, keyOf, treatments } from './columns.ts';
import { mergeAccounts, previewMerge, undoMerge } from './merging.server.ts';

const now = new Date('2026-11-22T09:00:00.000Z');
const few = { maxLength: 3 };
const two = fc.nat({ max: 1 });
const unlike = <T>(one: fc.Arbitrary<T>, key: (it: T) => unknown) =>
  fc.uniqueArray(one, { maxLength: 3, selector: key });

/** At most one certificate in an account for a course and cycle, as the database has it. */
const attempts = fc
  .tuple(
    fc.array(fc.constant<0>(0), few),
    fc.option(fc.constant<1>(1)),
    fc.option(fc.constant<null>(null), { nil: undefined }),
  )
  .map(([failed, passed, open]) => [
    ...failed,
    ...(passed === null ? [] : [passed]),
    ...(open === undefined ? [] : [open]),
  ]);

const someLife: fc.Arbitrary<Life> = fc.record({
  learnt: unlike(
    fc.record({
      course: two,
      cycle: fc.integer({ min: 1, max: 2 }),
      lessons: fc.subarray(['first', 'second', 'third']),
      attempts,
      certificate: fc.integer({ min: -2, max: 4 }),
      left: fc.boolean(),
      byOneself: fc.boolean(),
    }),
    ({ course, cycle }) => `${course} ${cycle}`,
  ),
  teams: unlike(
    fc.record({
      of: two,
      role: fc.constantFrom('leader' as const, 'member' as const),
      ended: fc.boolean(),
    }),
    ({ of }) => of,
  ),
  invited: fc.uniqueArray(two),
  asked: unlike(
    fc.record({ of: two, course: two, waived: fc.boolean() }),
    (it) => it.of * 2 + it.course,
  ),
  answers: fc.array(
    fc.record({
      of: two,
      answer: fc.constantFrom('yes' as const, 'maybe' as const, 'no' as const),
    }),
    few,
  ),
  there: fc.array(
    fc.record({
      of: two,
      state: fc.constantFrom('present', 'partly', 'absent', 'excused', 'caught-up' as const),
    }),
    few,
  ) as fc.Arbitrary<Life['there']>,
  thoughts: unlike(
    fc.record({ course: two, text: fc.constantFrom('One thought.', 'Another thought.') }),
    ({ course }) => course,
  ),
  mails: unlike(
    fc.record({
      kind: fc.constantFrom('reminders', 'digest'),
      wanted: fc.constantFrom<0 | 1>(0, 1),
    }),
    ({ kind }) => kind,
  ),
  calendar: fc.boolean(),
  shown: fc.uniqueArray(fc.constantFrom(2025, 2026)),
  told: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
});

onEachEngine('What two accounts hold', (db) => {
  it('is treated in every column that names a person', async () => {
    const named = await columnsOfPeople(db());
    expect(named).toContain('posts.person_id');
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((column) => !(column in treatments))).toEqual([]);
    // Nothing is said of a column that is no more.
    expect(Object.keys(treatments).filter((column) => !named.includes(column))).toEqual([]);
  });

  it('is found by keys that the tables have, and belongs to an area', async () => {
    const moving = Object.entries(treatments).filter(
      ([, it]) => typeof it === 'string' || !('stays' in it),
    );
    const tables = new Set(moving.map(([named]) => named.split('.')[0]!));
    const known = await db().introspection.getTables();
    for (const table of tables) {
      const columns = known.find((it) => it.name === table)!.columns.map((it) => it.name);
      expect(columns, table).toEqual(expect.arrayContaining([...keyOf(table)]));
      expect(areaOf(table)).toBeTruthy();
    }
  });

  it('is there once when they are merged, and as it was when they are parted', async () => {
    const world = await aWorld(db());
    const steward = await aPerson(db(), 'Ruth Akinyi', { roles: ['steward'] });
    await fc.assert(
      fc.asyncProperty(someLife, someLife, async (one, other) => {
        const kept = await aPerson(db(), 'Grace Atieno');
        const gone = await aPerson(db(), 'Grace A.');
        await live(db(), kept, one, world);
        await live(db(), gone, other, world);
        const both = await factsOf(db(), [kept.id, gone.id]);
        const before = await lasting(db());

        const ids = { person: kept.id, other: gone.id };
        const preview = await previewMerge(db(), steward, ids, now);
        if ('refused' in preview) throw new Error(preview.refused);
        const input = { ...ids, seal: preview.seal, reason: 'One person.' };
        const merged = await mergeAccounts(db(), steward, input, now);
        if ('refused' in merged) throw new Error(merged.refused);
        expect(await factsOf(db(), [kept.id])).toEqual(both);
        await isSound(db(), kept.id);

        expect(await undoMerge(db(), steward, merged, now)).toEqual({ leftovers: [] });
        expect(await lasting(db())).toEqual(before);
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});

async function aWorld(db: Db): Promise<World> {
  const courses: World['courses'] = [];
  for (const slug of ['safe-every-day', 'home-again']) {
    const { versionId } = await aPublishedCourse(db, { slug });
    const { id } = await db
      .selectFrom('courses')
      .select('id')
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow();
    courses.push({ id, slug, versionId });
  }
  const leader = await aPerson(db, 'Malee Srisuk', { roles: ['facilitator'] });
  const { dates } = await aSeries(db, leader);
  return {
    courses,
    organizations: [await anOrganization(db, 'Tumaini'), await anOrganization(db, 'Amahoro')],
    meetings: (await dates()).slice(0, 2).map(({ id }) => id),
    leader,
  };
}

/** All but what tells of the merging itself, and who is signed in. */
async function lasting(db: Db) {
  const { audit_entries, merges, messages, viewings, ...rest } = await dump(db);
  void [audit_entries, merges, viewings];
  const before = messages!.filter((it) => !/accounts-(merged|parted)/.test(it));
  return { ...rest, messages: before };
}

/** What somebody has, counted as one person, whatever account it stands in. */
async function factsOf(db: Db, people: string[]) {
  const at = (rows: { is: string }[]) => [...new Set(rows.map(({ is }) => is))].sort();
  const enrolments = await db
    .selectFrom('enrolments')
    .selectAll()
    .where('person_id', 'in', people)
    .execute();
  const course = (id: string) => {
    const { course_id, cycle } = enrolments.find((it) => it.id === id)!;
    return `${course_id} ${cycle}`;
  };
  const ids = ['', ...enrolments.map((it) => it.id)];
  const under = (table: 'completions' | 'attempts' | 'certificates' | 'withdrawals') =>
    db.selectFrom(table).selectAll().where('enrolment_id', 'in', ids).execute();
  const [lessons, attempts, certificates, withdrawals] = await Promise.all([
    under('completions') as Promise<{ enrolment_id: string; lesson_key: string }[]>,
    under('attempts') as Promise<
      { enrolment_id: string; id: string; submitted_at: string | null }[]
    >,
    under('certificates') as Promise<
      { enrolment_id: string; number: string; expires_at: string; revoked_at: string | null }[]
    >,
    under('withdrawals') as Promise<{ enrolment_id: string; returned_at: string | null }[]>,
  ]);
  const leftNow = (id: string) =>
    withdrawals.some((it) => it.enrolment_id === id && it.returned_at === null);
  const going = enrolments.filter(({ id }) => !leftNow(id)).map(({ id }) => ({ is: course(id) }));
  const live = certificates.filter((it) => it.revoked_at === null);
  const last = new Map<string, string>();
  for (const { enrolment_id, expires_at } of live) {
    const is = course(enrolment_id);
    if ((last.get(is) ?? '') < expires_at) last.set(is, expires_at);
  }
  return {
    enrolments: at(enrolments.map(({ id }) => ({ is: course(id) }))),
    going: at(going),
    lessons: at(lessons.map((it) => ({ is: `${course(it.enrolment_id)} ${it.lesson_key}` }))),
    attempts: at(attempts.filter((it) => it.submitted_at !== null).map(({ id }) => ({ is: id }))),
    begun: at(
      attempts
        .filter((it) => it.submitted_at === null)
        .map((it) => ({ is: course(it.enrolment_id) })),
    ),
    certificates: at(certificates.map(({ number }) => ({ is: number }))),
    live: [...last].map((it) => it.join(' ')).sort(),
    ...(await standingsOf(db, people)),
  };
}

const better = <T>(order: readonly T[], values: T[]): T =>
  order[Math.max(...values.map((it) => order.indexOf(it)))]!;

async function standingsOf(db: Db, people: string[]) {
  const rows = {
    teams: await db
      .selectFrom('memberships')
      .selectAll()
      .where('person_id', 'in', people)
      .where('ended_at', 'is', null)
      .execute(),
    asked: await db
      .selectFrom('requirements')
      .selectAll()
      .where('person_id', 'in', people)
      .execute(),
    mails: await db
      .selectFrom('mail_preferences')
      .selectAll()
      .where('person_id', 'in', people)
      .execute(),
    said: await db
      .selectFrom('reservations')
      .selectAll()
      .where('person_id', 'in', people)
      .orderBy('turn')
      .execute(),
    there: await db
      .selectFrom('attendances')
      .selectAll()
      .where('person_id', 'in', people)
      .orderBy('revision')
      .execute(),
    shown: await db
      .selectFrom('participation_certificates')
      .select('about')
      .where('person_id', 'in', people)
      .execute(),
    told: await db
      .selectFrom('messages')
      .select(['template', 'event_key'])
      .where('person_id', 'in', people)
      .where('template', 'not in', ['accounts-merged', 'accounts-parted'])
      .execute(),
    thoughts: await db
      .selectFrom('reflections')
      .selectAll()
      .where('person_id', 'in', people)
      .execute(),
  };
  const grouped = <T, V>(all: T[], key: (it: T) => string, value: (its: T[]) => V) => {
    const keys = [...new Set(all.map(key))].sort();
    return keys.map((name) => [name, value(all.filter((it) => key(it) === name))] as const);
  };
  /** Of each account's last word the better one. */
  const lastOf = <T extends { person_id: string }, V>(its: T[], value: (it: T) => V) =>
    people.flatMap((id) => its.filter((it) => it.person_id === id).slice(-1)).map(value);
  return {
    teams: grouped(
      rows.teams,
      (it) => it.organization_id,
      (its) =>
        better(
          ['member', 'leader'],
          its.map((it) => it.role),
        ),
    ),
    asked: grouped(
      rows.asked,
      (it) => `${it.organization_id} ${it.course_id} ${it.cycle}`,
      (its) => its.every((it) => it.waived_at !== null),
    ),
    mails: grouped(
      rows.mails,
      (it) => it.kind,
      (its) => Math.min(...its.map((it) => it.wanted)),
    ),
    answers: grouped(
      rows.said,
      (it) => it.meeting_id,
      (its) =>
        better(
          ['no', 'maybe', 'yes'],
          lastOf(its, (it) => it.answer),
        ),
    ),
    there: grouped(
      rows.there,
      (it) => it.meeting_id,
      (its) =>
        better(
          ['absent', 'excused', 'caught-up', 'partly', 'present'],
          lastOf(its, (it) => it.state),
        ),
    ),
    shown: [...new Set(rows.shown.map(({ about }) => about))].sort(),
    told: [...new Set(rows.told.map((it) => `${it.template} ${it.event_key}`))].sort(),
    thoughts: grouped(
      rows.thoughts,
      (it) => it.course_id,
      (its) => [...new Set(its.flatMap((it) => it.text.split('\n\n')))].sort(),
    ),
  };
}

/** What the database cannot say by itself of the account that was kept. */
async function isSound(db: Db, person: string) {
  const strangers = await db
    .selectFrom('attempts')
    .innerJoin('enrolments', 'enrolments.id', 'attempts.enrolment_id')
    .select('attempts.id')
    .where('enrolments.person_id', '=', person)
    .whereRef('attempts.person_id', '!=', 'enrolments.person_id')
    .execute();
  expect(strangers).toEqual([]);
  const astray = await db
    .selectFrom('certificates')
    .innerJoin('enrolments', 'enrolments.id', 'certificates.enrolment_id')
    .innerJoin('attempts', 'attempts.id', 'certificates.attempt_id')
    .select('certificates.id')
    .where('certificates.person_id', '=', person)
    .where((it) =>
      it.or([
        it('enrolments.person_id', '!=', person),
        it('attempts.person_id', '!=', person),
        it('attempts.enrolment_id', '!=', it.ref('certificates.enrolment_id')),
        it('enrolments.cycle', '!=', it.ref('certificates.cycle')),
      ]),
    )
    .execute();
  expect(astray).toEqual([]);
  const live = await db
    .selectFrom('memberships')
    .select('organization_id')
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .execute();
  expect(new Set(live.map((it) => it.organization_id)).size).toBe(live.length);
}
