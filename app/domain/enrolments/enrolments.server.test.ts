import { expect, it } from 'vitest';
import { newId } from '#app/platform/ids/ids.server.ts';
import type { Db } from '#db/connection.server.ts';
import { aLesson, aPublishedCourse } from '../../../tests/factories/course.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import {
  completeLesson,
  enrol,
  myCourses,
  prerequisitesOf,
  progressOf,
  withdraw,
} from './enrolments.server.ts';
import { findCourse } from '../courses/courses.server.ts';
import type { Enrolment } from './enrolments.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 22, hour));
const now = at(8);
const course = 'safe-every-day';

async function verbs(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('audit_entries')
    .select('verb')
    .where('subject_kind', '=', 'enrolment')
    .orderBy('at')
    .execute();
  return rows.map((row) => row.verb);
}

/** As the final check will note it. */
async function passes(db: Db, personId: string, enrolment: Enrolment, versionId: string) {
  const attempt = {
    id: newId(),
    client_id: newId(),
    enrolment_id: enrolment.id,
    person_id: personId,
    version_id: versionId,
    language: 'en',
    paper: '[]',
    started_at: at(10).toISOString(),
    submitted_at: at(11).toISOString(),
    marks: '{}',
  };
  await db
    .insertInto('attempts')
    .values({ ...attempt, number: 1, passed: 1 })
    .execute();
  return attempt.id;
}

async function enrolled(db: Db, viewer: Awaited<ReturnType<typeof aPerson>>, slug = course) {
  const enrolment = await enrol(db, viewer, { course: slug }, now);
  if (!enrolment || 'refused' in enrolment) throw new Error('not enrolled');
  return enrolment;
}

onEachEngine('Enrolments', (db) => {
  it('lets Grace join a course, once, however often she asks', async () => {
    const grace = await aPerson(db());
    await aPublishedCourse(db());
    const asked = await Promise.all(
      Array.from({ length: 8 }, () => enrol(db(), grace, { course }, now)),
    );
    expect(new Set(asked.map((it) => it && 'id' in it && it.id)).size).toBe(1);
    expect(await db().selectFrom('enrolments').selectAll().execute()).toHaveLength(1);
    expect(await verbs(db())).toEqual(['enrolment.made']);
  });

  it('knows no course that is not there', async () => {
    const grace = await aPerson(db());
    expect(await enrol(db(), grace, { course: 'nowhere' }, now)).toBeNull();
    expect(await withdraw(db(), grace, { course: 'nowhere' }, now)).toBeNull();
    expect(await progressOf(db(), grace, 'nowhere')).toBeNull();
  });

  it('lets Grace leave and come back with everything she did', async () => {
    const grace = await aPerson(db());
    await aPublishedCourse(db());
    const { id } = await enrolled(db(), grace);
    await completeLesson(db(), grace, { course, lesson: 'first' }, at(9));

    await withdraw(db(), grace, { course }, at(10));
    await withdraw(db(), grace, { course }, at(11));
    expect(await progressOf(db(), grace, course)).toMatchObject({
      state: 'withdrawn',
      withdrawnAt: at(10).toISOString(),
      completed: 1,
    });
    expect(await completeLesson(db(), grace, { course, lesson: 'second' }, at(12))).toEqual({
      refused: 'not-enrolled',
    });

    expect(await enrol(db(), grace, { course }, at(13))).toMatchObject({ id });
    expect(await progressOf(db(), grace, course)).toMatchObject({ state: 'going', completed: 1 });
    await withdraw(db(), grace, { course }, at(14));
    expect(await verbs(db())).toEqual([
      'enrolment.made',
      'enrolment.withdrawn',
      'enrolment.resumed',
      'enrolment.withdrawn',
    ]);
  });

  it('lets nobody leave a course that they never joined', async () => {
    const grace = await aPerson(db());
    await aPublishedCourse(db());
    expect(await withdraw(db(), grace, { course }, now)).toBeNull();
    expect(await verbs(db())).toEqual([]);
  });

  it('names the organization only when there is exactly one', async () => {
    const grace = await aPerson(db());
    const join = async (slug: string, ended: string | null) => {
      const organization = {
        id: newId(),
        slug,
        name: slug,
        country: 'KE',
        kind: 'partner' as const,
      };
      await db()
        .insertInto('organizations')
        .values({ ...organization, created_at: 'x' })
        .execute();
      await db()
        .insertInto('memberships')
        .values({
          id: newId(),
          organization_id: organization.id,
          person_id: grace.id,
          role: 'member',
          started_at: '2026-01-01T00:00:00.000Z',
          ended_at: ended,
        })
        .execute();
      return organization.id;
    };
    for (const slug of ['one', 'two', 'three']) await aPublishedCourse(db(), { slug });

    await join('left-long-ago', '2026-02-01T00:00:00.000Z');
    expect(await enrolled(db(), grace, 'one')).toMatchObject({ organizationId: null });
    const hope = await join('hope', null);
    expect(await enrolled(db(), grace, 'two')).toMatchObject({ organizationId: hope });
    await join('another', null);
    expect(await enrolled(db(), grace, 'three')).toMatchObject({ organizationId: null });
  });

  it('advises, or insists on, what comes before', async () => {
    const grace = await aPerson(db());
    const { versionId } = await aPublishedCourse(db());
    const before = (as: 'advice' | 'rule', slug: string) =>
      aPublishedCourse(db(), {
        slug,
        rules: {
          prerequisites: [
            { course, as },
            { course: 'not-written-yet', as: 'rule' },
          ],
        },
      });
    await before('advice', 'advised');
    await before('rule', 'strict');

    expect(await enrol(db(), grace, { course: 'advised' }, now)).toHaveProperty('id');
    const missing = { slug: course, title: 'Safe Every Day', as: 'rule', done: false };
    expect(await enrol(db(), grace, { course: 'strict' }, now)).toEqual({
      refused: 'prerequisite',
      missing: [missing],
    });

    await passes(db(), grace.id, await enrolled(db(), grace), versionId);
    expect(await enrol(db(), grace, { course: 'strict' }, now)).toHaveProperty('id');
    const strict = (await findCourse(db(), grace, 'strict'))!;
    expect(await prerequisitesOf(db(), grace, strict)).toEqual([{ ...missing, done: true }]);
    const moses = await aPerson(db(), 'Moses Okello');
    expect(await prerequisitesOf(db(), moses, strict)).toEqual([missing]);
  });
});

onEachEngine('Progress', (db) => {
  it('goes from not started to ready, one lesson after the other', async () => {
    const grace = await aPerson(db());
    await aPublishedCourse(db());
    const state = async () => {
      const { state, completed, minutesLeft, next } = (await progressOf(db(), grace, course))!;
      return [state, completed, minutesLeft, next?.key ?? null];
    };
    expect(await state()).toEqual(['none', 0, 18, 'first']);
    await enrolled(db(), grace);
    expect(await state()).toEqual(['not-started', 0, 18, 'first']);

    const done = await completeLesson(db(), grace, { course, lesson: 'second' }, at(9));
    expect(done).toMatchObject({ completed: true, next: { key: 'third' } });
    expect(await state()).toEqual(['going', 1, 12, 'first']);
    await completeLesson(db(), grace, { course, lesson: 'first' }, at(10));
    expect(await state()).toEqual(['going', 2, 6, 'third']);
    const last = await completeLesson(db(), grace, { course, lesson: 'third' }, at(11));
    expect(last).toEqual({ completed: true, next: null });
    expect(await state()).toEqual(['ready', 3, 0, null]);
  });

  it('keeps the first time a lesson was done', async () => {
    const grace = await aPerson(db());
    await aPublishedCourse(db());
    await enrolled(db(), grace);
    const twice = [9, 10].map((hour) =>
      completeLesson(db(), grace, { course, lesson: 'first' }, at(hour)),
    );
    expect(await Promise.all(twice)).toMatchObject([{ completed: true }, { completed: true }]);
    await completeLesson(db(), grace, { course, lesson: 'first' }, at(11));
    const { lessons } = (await progressOf(db(), grace, course))!;
    expect([at(9).toISOString(), at(10).toISOString()]).toContain(lessons[0]?.completedAt);
    expect(await db().selectFrom('completions').select('id').execute()).toHaveLength(1);
  });

  it('is nobody else’s', async () => {
    const grace = await aPerson(db());
    const moses = await aPerson(db(), 'Moses Okello');
    await aPublishedCourse(db());
    await enrolled(db(), grace);
    await completeLesson(db(), grace, { course, lesson: 'first' }, now);
    expect(await progressOf(db(), moses, course)).toMatchObject({ state: 'none', completed: 0 });
    expect(await completeLesson(db(), moses, { course, lesson: 'first' }, now)).toEqual({
      refused: 'not-enrolled',
    });
    expect(await completeLesson(db(), grace, { course, lesson: 'tenth' }, now)).toBeNull();
  });

  it('keeps what was done when the course is published again', async () => {
    const grace = await aPerson(db());
    const { versionId } = await aPublishedCourse(db());
    const enrolment = await enrolled(db(), grace);
    for (const lesson of ['first', 'second', 'third']) {
      await completeLesson(db(), grace, { course, lesson }, at(9));
    }
    const lessons = ['first', 'third', 'fourth'].map((key) => ({
      key,
      texts: { en: aLesson(key) },
    }));
    await aPublishedCourse(db(), { hash: 'second', lessons });
    expect(await progressOf(db(), grace, course)).toMatchObject({
      state: 'going',
      completed: 2,
      next: { key: 'fourth' },
    });

    await passes(db(), grace.id, enrolment, versionId);
    expect(await progressOf(db(), grace, course)).toMatchObject({
      state: 'done',
      passedAt: at(11).toISOString(),
    });
  });

  it('lists the courses Grace is in, the one she was in last first', async () => {
    const grace = await aPerson(db());
    expect(await myCourses(db(), grace)).toEqual([]);
    for (const slug of ['one', 'two', 'three']) await aPublishedCourse(db(), { slug });
    await enrolled(db(), grace, 'one');
    await enrolled(db(), grace, 'two');
    await completeLesson(db(), grace, { course: 'one', lesson: 'first' }, at(9));
    const mine = await myCourses(db(), grace);
    expect(mine.map(({ course, progress }) => [course.slug, progress.state])).toEqual([
      ['one', 'going'],
      ['two', 'not-started'],
    ]);
  });
});
