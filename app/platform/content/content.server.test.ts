import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { stopCompiling } from '../mdx/compile.server.ts';
import { englishWords } from '../mdx/words-fixture.ts';
import {
  checkCourse,
  checkPages,
  readCourseSource,
  readPageSources,
  UnreadableContent,
} from './content.server.ts';

afterAll(stopCompiling);

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'content-')), 'safe-return');
});
afterEach(() => rmSync(dirname(folder), { recursive: true }));

function write(files: Record<string, string>) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const lesson = (body = 'Words.') =>
  `---\ntitle: Trace\nsummary: How to look.\nminutes: 5\n---\n\n${body}\n`;
const question = (id: string, more = 'answer="true" lesson="trace" outcome="assess"') =>
  `<Question id="${id}" kind="true-false" ${more}>\nIs it so?\n\n<Feedback>It is.</Feedback>\n</Question>\n`;
const assessment = (...questions: string[]) =>
  `---\ntitle: Final check\n---\n\n${questions.join('\n')}`;

const courseYml = `title: A Safe Return
summary: How children come home.
lead: It begins with a question.
audience: Social workers
level: foundation
minutes: 30
scene: window
outcomes:
  - { id: assess, text: assess a family }
lessons: [trace]
assessment: { draw: 2, pass: 70, attempts: 3, wait_hours: 24 }
certificate: { months: 24, statement: Knowledge completed. }
references:
  - { key: G, text: Guidelines, url: https://undocs.org/A }
`;

const course = {
  'course.yml': courseYml,
  'trace/en.mdx': lesson('A claim.<Source of="G" />'),
  'assessment/en.mdx': assessment(question('one'), question('two')),
};

const check = async () => checkCourse(await readCourseSource(folder), () => englishWords);
const problemsOf = async () =>
  (await check()).problems.map((it) => `${it.file}:${it.line}:${it.column} ${it.message}`);

describe('reading', () => {
  test('a course with its texts, its files and its rules', async () => {
    write({
      ...course,
      'trace/th.mdx': lesson('คำ'),
      'trace/steps.svg': '<svg/>',
      '.DS_Store': 'x',
    });
    const source = await readCourseSource(folder);
    expect(source.slug).toBe('safe-return');
    expect(source.course).toMatchObject({
      title: 'A Safe Return',
      lessons: ['trace'],
      prerequisites: [],
    });
    expect(source.lessons).toHaveLength(1);
    expect(Object.keys(source.lessons[0]?.texts ?? {})).toEqual(['en', 'th']);
    expect(Object.keys(source.lessons[0]?.files ?? {})).toEqual(['steps.svg']);
    expect(Object.keys(source.assessment.texts)).toEqual(['en']);
  });

  test('the hash knows names and bytes, and nothing else', async () => {
    write(course);
    const { hash } = await readCourseSource(folder);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    write({ 'trace/.draft': 'x' });
    expect((await readCourseSource(folder)).hash).toBe(hash);
    write({ 'trace/en.mdx': `${course['trace/en.mdx']} ` });
    expect((await readCourseSource(folder)).hash).not.toBe(hash);
    write({ 'trace/en.mdx': course['trace/en.mdx'], 'trace/a.svg': '' });
    expect((await readCourseSource(folder)).hash).not.toBe(hash);
  });

  test('course.yml missing or wrong is told with its line', async () => {
    mkdirSync(folder, { recursive: true });
    await expect(readCourseSource(folder)).rejects.toThrow(UnreadableContent);
    write({
      ...course,
      'course.yml': courseYml.replace('pass: 70', 'pass: 700').replace('scene', 'scenery'),
    });
    const error = await readCourseSource(folder).then(
      () => null,
      (it: UnreadableContent) => it,
    );
    expect(error?.problems.map((it) => `${it.file}:${it.line}`)).toContain('course.yml:11');
    expect(error?.message).toContain('scenery');
  });
});

describe('checking', () => {
  test('a whole course compiles, and each text is handed on as it was written', async () => {
    write({ ...course, 'trace/fr.mdx': `\uFEFF${course['trace/en.mdx']}` });
    const { problems, texts, compiled } = await check();
    expect(problems).toEqual([]);
    expect(texts.map((it) => [it.file, it.kind, it.source[0], it.tree.type])).toEqual([
      ['trace/en.mdx', 'lesson', '-', 'root'],
      ['trace/fr.mdx', 'lesson', '-', 'root'],
      ['assessment/en.mdx', 'assessment', '-', 'root'],
    ]);
    expect(compiled.lessons['trace']?.en).not.toHaveProperty('tree');
    expect(compiled.lessons['trace']?.en?.title).toBe('Trace');
    expect(compiled.assessment.en?.questions).toHaveLength(2);
  });

  test.each<[string, Record<string, string>, string]>([
    [
      'a lesson without a folder',
      { 'course.yml': courseYml.replace('[trace]', '[trace, close]') },
      'course.yml:1:1 There is no lesson close',
    ],
    [
      'a folder without a lesson',
      { 'close/en.mdx': lesson() },
      'course.yml:1:1 The folder close is no lesson',
    ],
    [
      'a lesson without English',
      { 'trace/fr.mdx': lesson(), 'trace/en.mdx': '' },
      'trace/en.mdx:1:1',
    ],
    [
      'a pool too small',
      { 'assessment/en.mdx': assessment(question('one')) },
      'A paper draws 2 questions',
    ],
    [
      'an unknown lesson',
      {
        'assessment/en.mdx': assessment(
          question('one'),
          question('two', 'answer="true" lesson="x" outcome="assess"'),
        ),
      },
      'assessment/en.mdx:11:11 two: course.yml has no lesson “x”',
    ],
    [
      'an unknown outcome',
      {
        'assessment/en.mdx': assessment(
          question('one'),
          question('two', 'answer="true" lesson="trace" outcome="x"'),
        ),
      },
      'has no outcome “x”',
    ],
    [
      'an unknown reference',
      { 'trace/en.mdx': lesson('A.<Source of="Z" />') },
      'trace/en.mdx:7:3 course.yml has no reference',
    ],
    [
      'a link to no lesson',
      { 'trace/en.mdx': lesson('Look [here](/courses/safe-return/lessons/gone).') },
      'trace/en.mdx:7:13 The link /courses/safe-return/lessons/gone',
    ],
    ['a refused text', { 'trace/en.mdx': lesson('{x}') }, 'trace/en.mdx:7:1 Braces'],
    [
      'a translated key',
      {
        'assessment/fr.mdx': assessment(
          question('one'),
          question('two', 'answer="false" lesson="trace" outcome="assess"'),
        ),
      },
      'assessment/fr.mdx:11:11 two has another kind, key',
    ],
    [
      'a question not translated',
      { 'assessment/fr.mdx': assessment(question('one')) },
      'assessment/fr.mdx:1:1 The question two is in English',
    ],
    [
      'a reflection under another id',
      {
        'trace/en.mdx': lesson('<Reflection id="a">x</Reflection>'),
        'trace/fr.mdx': lesson('<Reflection id="b">x</Reflection>'),
      },
      'trace/fr.mdx:1:1 Its reflections have other ids',
    ],
  ])('%s is told', async (_, files, part) => {
    write({ ...course, ...files });
    expect((await problemsOf()).join('\n')).toContain(part);
  });

  test('no assessment in English', async () => {
    write(course);
    rmSync(join(folder, 'assessment'), { recursive: true });
    expect(await problemsOf()).toEqual([
      'assessment/en.mdx:1:1 The English text is missing. Write it.',
    ]);
  });
});

test('pages are read and checked, each with a hash of its own', async () => {
  write({
    'about/en.mdx': '---\ntitle: About\n---\n\nWords.',
    'privacy/en.mdx': '---\ntitle: Privacy\n---\n\n{x}',
  });
  const pages = await readPageSources(folder);
  expect(pages.map((it) => it.slug)).toEqual(['about', 'privacy']);
  expect(pages[0]?.hash).not.toBe(pages[1]?.hash);
  const { problems, compiled } = await checkPages(pages, () => englishWords);
  expect(problems.map((it) => `${it.file}:${it.line}`)).toEqual(['privacy/en.mdx:5']);
  expect(compiled['about']?.en?.html).toBe('<p>Words.</p>');
});
