import { expect, it } from 'vitest';
import type { Viewer } from '#app/domain/people/people.ts';
import { aCourse, aLesson, aPublishedCourse, aQuestion } from '../../../tests/factories/course.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import {
  findCourse,
  findLesson,
  findVersion,
  listCourses,
  publishCompiled,
  questionsOf,
} from './courses.server.ts';

const now = new Date('2026-11-22T08:00:00.000Z');
const visitor: Viewer = { signedIn: false, language: 'en', timeZone: 'UTC' };
const mirlande: Viewer = { ...visitor, language: 'fr' };
const places = { publishedBy: null };

onEachEngine('Courses', (db) => {
  it('publishes a course, and the same course again changes nothing', async () => {
    const course = aCourse();
    const first = await publishCompiled(db(), { course, ...places }, now);
    const again = await publishCompiled(db(), { course, ...places }, now);
    expect(first).toMatchObject({ version: 1, changed: true });
    expect(again).toEqual({ ...first, changed: false });
    const rows = await db().selectFrom('lessons').select('key').orderBy('position').execute();
    expect(rows.map((row) => row.key)).toEqual(['first', 'second', 'third']);
  });

  it('gives two who publish at once a version each', async () => {
    await aPublishedCourse(db());
    const results = await Promise.all(
      ['a', 'b', 'c'].map((hash) =>
        publishCompiled(db(), { course: aCourse({ hash }), ...places }, now),
      ),
    );
    expect(results.map((it) => 'version' in it && it.version).sort()).toEqual([2, 3, 4]);
  });

  it('keeps every version as it was', async () => {
    const { slug, versionId } = await aPublishedCourse(db());
    await aPublishedCourse(db(), { hash: 'second', texts: { title: 'Safer Every Day' } });
    expect(await findCourse(db(), visitor, slug)).toMatchObject({
      title: 'Safer Every Day',
      version: { number: 2 },
    });
    expect(await findVersion(db(), visitor, versionId)).toMatchObject({
      title: 'Safe Every Day',
      version: { number: 1 },
    });
  });

  it('refuses a question whose kind changed, and says which', async () => {
    await aPublishedCourse(db());
    const course = aCourse({
      hash: 'second',
      questions: { en: [aQuestion('one', { kind: 'multiple' }), aQuestion('two')] },
    });
    expect(await publishCompiled(db(), { course, ...places }, now)).toEqual({
      refused: 'reused-ids',
      problems: [
        {
          file: 'assessment/en.mdx',
          message:
            'The question “one” was of kind single in version 1 and is now multiple. Give it a new id.',
        },
      ],
    });
    expect(await findCourse(db(), visitor, course.slug)).toMatchObject({ version: { number: 1 } });
  });

  it('refuses ids that were taken out and come back with another meaning', async () => {
    await aPublishedCourse(db());
    await aPublishedCourse(db(), {
      hash: 'second',
      lessons: [{ key: 'first', texts: { en: aLesson('Our duty') } }],
      questions: { en: [aQuestion('one'), aQuestion('two')] },
    });
    const course = aCourse({
      hash: 'third',
      lessons: [
        { key: 'first', texts: { en: aLesson('Our duty') } },
        { key: 'second', texts: { en: aLesson('Something else') } },
      ],
      questions: { en: [aQuestion('one'), aQuestion('three', { label: 'Another question' })] },
    });
    expect(await publishCompiled(db(), { course, ...places }, now)).toEqual({
      refused: 'reused-ids',
      problems: [
        {
          file: 'second/en.mdx',
          message:
            'The lesson id “second” belonged to “Six rules” until version 1. Give this lesson a new id.',
        },
        {
          file: 'assessment/en.mdx',
          message:
            'The question id “three” belonged to “What about three?” until version 1. Give this question a new id.',
        },
      ],
    });
  });

  it('lets what was taken out by mistake come back as it was', async () => {
    await aPublishedCourse(db());
    await aPublishedCourse(db(), {
      hash: 'second',
      lessons: [{ key: 'first', texts: { en: aLesson('Our duty') } }],
    });
    expect(await aPublishedCourse(db())).toMatchObject({ version: 3 });
  });

  it('lets a lesson be renamed while it is there', async () => {
    await aPublishedCourse(db());
    const lessons = [{ key: 'first', texts: { en: aLesson('What we owe') } }];
    expect(await aPublishedCourse(db(), { hash: 'second', lessons })).toMatchObject({ version: 2 });
  });

  it('shows Mirlande a lesson in French where there is one, and in English where not', async () => {
    const { slug, versionId } = await aPublishedCourse(db(), {
      lessons: [
        { key: 'first', texts: { en: aLesson('Our duty'), fr: aLesson('Notre devoir') } },
        { key: 'second', texts: { en: aLesson('Six rules') } },
      ],
    });
    const first = await findLesson(db(), mirlande, { course: slug, lesson: 'first' });
    const second = await findLesson(db(), mirlande, { course: slug, lesson: 'second' });
    expect(first).toMatchObject({
      translated: true,
      lesson: { title: 'Notre devoir', language: 'fr' },
      previous: null,
      next: { key: 'second', language: 'en' },
    });
    expect(second).toMatchObject({
      translated: false,
      lesson: { title: 'Six rules', language: 'en' },
      previous: { title: 'Notre devoir' },
      next: null,
    });
    expect(first?.course).toMatchObject({ language: 'en', translated: false });
    const { language, questions } = await questionsOf(db(), { version: versionId, language: 'fr' });
    expect([language, questions.length]).toEqual(['en', 4]);
  });

  it('knows neither a course nor a lesson that was never published', async () => {
    const { slug } = await aPublishedCourse(db());
    expect(await findCourse(db(), visitor, 'nowhere')).toBeNull();
    expect(await findLesson(db(), visitor, { course: slug, lesson: 'tenth' })).toBeNull();
    expect(await findLesson(db(), visitor, { course: slug, lesson: '__proto__' })).toBeNull();
  });

  it('lists the courses to begin with first, each in its current version', async () => {
    const as = 'advice' as const;
    await aPublishedCourse(db(), { slug: 'lead', rules: { level: 'advanced' } });
    await aPublishedCourse(db(), {
      slug: 'case-work',
      rules: { prerequisites: [{ course: 'safe-every-day', as }] },
    });
    await aPublishedCourse(db());
    await aPublishedCourse(db(), { hash: 'second' });
    const courses = await listCourses(db(), visitor);
    expect(courses.map((it) => [it.slug, it.version.number])).toEqual([
      ['safe-every-day', 2],
      ['case-work', 1],
      ['lead', 1],
    ]);
  });

  it('stores the files of lessons once, by what is in them', async () => {
    const assets = [{ hash: 'abc', type: 'image/svg+xml', name: 'steps.svg', base64: 'PHN2Zy8+' }];
    const lessons = ['first', 'second'].map((key) => ({
      key,
      texts: { en: aLesson(key, { assets }) },
    }));
    await aPublishedCourse(db(), { lessons });
    expect(await db().selectFrom('files').select('name').execute()).toEqual([
      { name: 'steps.svg' },
    ]);
  });
});
