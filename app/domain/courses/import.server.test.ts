import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import type { Viewer } from '#app/domain/people/people.ts';
import { stopCompiling } from '#app/platform/mdx/compile.server.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { findPage } from '../pages/pages.server.ts';
import { findLesson, importContent } from './courses.server.ts';

const now = new Date('2026-11-22T08:00:00.000Z');
const naomi: Viewer = { signedIn: false, language: 'en', timeZone: 'UTC' };

onEachEngine('Importing content', (db) => {
  let content: string;
  let lesson: string;
  const change = async (file: string, from: RegExp | string, to: string) =>
    writeFile(file, (await readFile(file, 'utf8')).replace(from, to));

  beforeEach(async () => {
    content = await mkdtemp(join(tmpdir(), 'content-'));
    await cp('tests/content', content, { recursive: true });
    lesson = join(content, 'courses/short-course/begin/en.mdx');
  });
  afterEach(() => rm(content, { recursive: true }));

  it('publishes courses and pages, and a second time finds nothing to do', async () => {
    expect(await importContent(db(), content, now)).toEqual({
      lines: ['short-course: version 1 published', 'pages/about: stored'],
      failed: false,
    });
    expect(await importContent(db(), content, now)).toEqual({
      lines: ['short-course: unchanged', 'pages/about: unchanged'],
      failed: false,
    });
    const place = { course: 'short-course', lesson: 'begin' };
    const found = await findLesson(db(), naomi, place);
    expect(found?.lesson).toMatchObject({ title: 'Begin', minutes: 5, hasAid: true });
    expect(found?.lesson.parts.map((it) => it.kind)).toEqual(['html', 'reflection', 'aid']);
    expect(JSON.stringify(found?.lesson.parts)).toContain('Remember this');
    expect(await findPage(db(), 'about', 'en')).toMatchObject({ title: 'About' });
  });

  it('makes a new version of a course that changed', async () => {
    await importContent(db(), content, now);
    await change(lesson, 'One small step.', 'Two small steps.');
    const { lines } = await importContent(db(), content, now);
    expect(lines).toEqual(['short-course: version 2 published', 'pages/about: unchanged']);
  });

  it('says where a course is wrong, and leaves the published one as it was', async () => {
    await importContent(db(), content, now);
    await change(lesson, 'One small step.', 'One {step}.');
    const { lines, failed } = await importContent(db(), content, now);
    expect(failed).toBe(true);
    expect(lines[0]).toMatch(/begin\/en\.mdx:8:5: /);
    expect(lines.at(-1)).toBe('pages/about: unchanged');
    const place = { course: 'short-course', lesson: 'begin' };
    expect((await findLesson(db(), naomi, place))?.course.version.number).toBe(1);
  });

  it('refuses a question that turned into another kind', async () => {
    await importContent(db(), content, now);
    const assessment = join(content, 'courses/short-course/assessment/en.mdx');
    await change(assessment, /kind="single"(.*)<\/Question>/s, 'kind="scenario"$1</Question>');
    const { lines, failed } = await importContent(db(), content, now);
    expect(failed).toBe(true);
    expect(lines[0]).toMatch(
      /assessment\/en\.mdx:1:1: The question “small-step” was of kind single/,
    );
  });

  it('stores the pages that are right beside one that is not, and drops what is not written', async () => {
    const page = (name: string) => join(content, 'pages', name);
    await cp(page('about/en.mdx'), page('about/fr.mdx'));
    await cp(page('about'), page('privacy'), { recursive: true });
    await importContent(db(), content, now);
    expect(await findPage(db(), 'about', 'fr')).toMatchObject({ translated: true });

    await change(page('privacy/fr.mdx'), /$/, '\n\nOne {brace}.\n');
    await rm(page('about/fr.mdx'));
    const { lines, failed } = await importContent(db(), content, now);
    expect(failed).toBe(true);
    expect(lines).toContain('pages/about: stored');
    expect(lines.at(-1)).toMatch(/privacy\/fr\.mdx/);
    expect(await findPage(db(), 'about', 'fr')).toMatchObject({ translated: false });
    expect(await findPage(db(), 'privacy', 'fr')).toMatchObject({ translated: true });
  });

  it('tells a course without its course.yml from one that can be read', async () => {
    await rm(join(content, 'courses/short-course/course.yml'));
    const { lines, failed } = await importContent(db(), content, now);
    expect([lines[0], failed]).toEqual([expect.stringMatching(/course\.yml:1:1: /), true]);
  });
});

afterAll(stopCompiling);
