import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { stopCompiling } from '#app/platform/mdx/compile.server.ts';
import { checkContent, stampTranslation } from './courses.server.ts';

let content: string;
const inCourse = (file: string) => join(content, 'courses/short-course', file);
const lesson = () => inCourse('begin/en.mdx');
const change = async (file: string, from: RegExp | string, to: string) =>
  writeFile(file, (await readFile(file, 'utf8')).replace(from, to));
const told = async (only?: string) => {
  const { lines, advice } = await checkContent(content, only);
  return [...lines, ...advice].map((it) => it.replace(`${content}/`, ''));
};

beforeEach(async () => {
  content = await mkdtemp(join(tmpdir(), 'check-'));
  await cp('tests/content', content, { recursive: true });
});
afterEach(() => rm(content, { recursive: true }));
afterAll(stopCompiling);

it('says what it counted, for each text of a course', async () => {
  const { measures } = await checkContent('content', 'the-journey-home');
  const counted = measures['the-journey-home'] ?? [];
  expect(counted.map((it) => it.text).slice(0, 2)).toEqual(['why-family', 'engage']);
  expect(counted.at(-1)).toMatchObject({ text: 'assessment', words: null, kilobytes: null });
  for (const { grade, sentenceLength } of counted) {
    expect(grade).toBeGreaterThan(1);
    expect(grade).toBeLessThan(6);
    expect(sentenceLength).toBeLessThan(14);
  }
});

it('tells what has to be mended apart from advice', async () => {
  const { lines, advice, failed } = await checkContent(content);
  expect(failed).toBe(true);
  expect(lines).toEqual([
    expect.stringMatching(/short-course\/assessment\/en\.mdx:1:1: A pool of 1; a paper of 1/),
    expect.stringMatching(/short-course\/begin\/en\.mdx:1:1: \d+ words; a lesson has 600 to 900/),
  ]);
  expect(advice.join('\n')).toContain('begin/en.mdx:1:1: This lesson has no <Scenario>');
});

it.each<[string, () => string, [RegExp | string, string], string]>([
  ['the guard', lesson, ['One small', 'One {small}'], 'begin/en.mdx:8:5: Braces'],
  [
    'a doubled id',
    lesson,
    ['<JobAid', '<Reflection id="your-step">x</Reflection>\n\n<JobAid'],
    'begin/en.mdx:13:1: The id “your-step” is used two times',
  ],
  ['a missing id', lesson, ['id="your-step"', ''], 'begin/en.mdx:11:1: <Reflection> needs id="…"'],
  [
    'a missing alt',
    lesson,
    ['<KeyFact>', '<Figure src="a.svg" />\n\n<KeyFact>'],
    'begin/en.mdx:7:1: <Figure> needs alt="…"',
  ],
  [
    'the order of headings',
    lesson,
    ['<KeyFact>', '#### Deep\n\n<KeyFact>'],
    'begin/en.mdx:7:1: This heading leaves out a level',
  ],
  [
    'a source without a reference',
    lesson,
    ['small step.', 'small step.<Source of="Z" />'],
    'begin/en.mdx:8:16: course.yml has no reference',
  ],
  [
    'a link',
    lesson,
    ['small step.', 'small [step](/gone).'],
    'begin/en.mdx:8:11: /gone is no page',
  ],
  [
    'a term',
    lesson,
    ['small step.', 'small step for beneficiaries.'],
    'begin/en.mdx:8:20: Avoid “beneficiaries”',
  ],
  [
    'a name',
    lesson,
    ['small step.', 'small step for Zawadi.'],
    'begin/en.mdx:8:20: “Zawadi” is a person',
  ],
  [
    'a question without key',
    () => inCourse('assessment/en.mdx'),
    [' right>', '>'],
    'assessment/en.mdx:5:1: Exactly one <Choice>',
  ],
  [
    'a question without feedback',
    () => inCourse('assessment/en.mdx'),
    ['<Feedback>Yes.</Feedback>', ''],
    'assessment/en.mdx:8:1: Give this choice one <Feedback>',
  ],
  [
    'a question without lesson',
    () => inCourse('assessment/en.mdx'),
    [' lesson="begin"', ''],
    'assessment/en.mdx:5:1: <Question> needs lesson',
  ],
  [
    'a question without outcome',
    () => inCourse('assessment/en.mdx'),
    ['outcome="step"', 'outcome="run"'],
    'assessment/en.mdx:5:11: small-step: course.yml has no outcome',
  ],
  [
    'course.yml',
    () => inCourse('course.yml'),
    ['level: foundation', 'level: low'],
    'course.yml:5:8: level: ',
  ],
  [
    'a word of course.yml',
    () => inCourse('course.yml'),
    ['One step', 'For the voiceless'],
    'course.yml:2:18: Avoid “voiceless”',
  ],
])('tells %s with its line and column', async (_, file, [from, to], part) => {
  await change(file(), from, to);
  expect((await told()).join('\n')).toContain(`courses/short-course/${part}`);
});

it('does not call a reference unused while the text that uses it cannot be read', async () => {
  const yaml = `$&references: [{ key: G, text: Guidelines }]\n`;
  await change(inCourse('course.yml'), /$/u, yaml);
  expect((await told()).join('\n')).toContain('No text has <Source of="G" />');
  await change(lesson(), 'small step.', '{step}.<Source of="G" />');
  expect((await told()).join('\n')).not.toContain('No text has');
});

it('checks one course alone, and knows which there are', async () => {
  await writeFile(join(content, 'pages/about/en.mdx'), 'no front matter');
  expect((await told('short-course')).join('\n')).not.toContain('pages/');
  expect(await told('long-course')).toEqual([
    'There is no course long-course. There are: short-course.',
  ]);
});

it('stamps a translation of a page and of a lesson, which then is young until the English changes', async () => {
  for (const english of [join(content, 'pages/about/en.mdx'), lesson()]) {
    const french = english.replace('en.mdx', 'fr.mdx');
    await cp(english, french);
    const stale = async () => (await told()).filter((it) => it.includes('fr.mdx'));
    expect(await stale()).toEqual([expect.stringContaining('Nothing says which English')]);
    expect(await stampTranslation(content, french)).toContain('was made from today’s');
    expect(await stale()).toEqual([]);
    await change(english, /\n$/u, '\n\nOne more thing.\n');
    expect(await stale()).toEqual([expect.stringContaining('“One more thing.”')]);
    await rm(french);
  }
  expect(await stampTranslation(content, lesson())).toContain('is no translation');
});
