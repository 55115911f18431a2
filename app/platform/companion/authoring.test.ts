/** content/AUTHORING.md shows what is true: each of its examples goes through the guard, the compiler and the rules. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readGlossary } from '#app/domain/library/glossary-file.ts';
import { courseFields, readCourseFile } from '../content/course-file.ts';
import { assessmentFrom, lessonFrom, pageFrom } from '../mdx/compile.ts';
import { assessmentFrontMatter, lessonFrontMatter, pageFrontMatter } from '../mdx/front-matter.ts';
import { lessonText, questionsText } from '../mdx/compiling-fixture.ts';
import { attribute, descendants, isComponent, type MarkdownNode } from '../mdx/markdown-tree.ts';
import { topics } from '../mdx/topics.ts';
import { questionKinds, vocabulary } from '../mdx/vocabulary.ts';
import { plainSurroundings } from '../mdx/words-fixture.ts';
import { altText } from './alt-text.ts';
import { mostTimes } from './answer-length.ts';
import { said, site } from './companion-fixture.ts';
import { margin } from './guessing.ts';
import { fewest, most } from './lesson-length.ts';
import { links } from './links.ts';
import { budget } from './page-weight.ts';
import { passagesOf } from './passages.ts';
import { hardestGrade, longestAverage, longestSentence, readingLevel } from './reading-level.ts';
import { terms } from './terms-to-avoid.ts';

const root = join(import.meta.dirname, '../../..');
const manual = readFileSync(join(root, 'content/AUTHORING.md'), 'utf8');

const blocks = [...manual.matchAll(/^```(\w+) ?(\w*)\n([\s\S]*?)^```$/gmu)].map(
  ([all, language = '', kind = '', text = ''], at) => ({ language, kind, text, all, at }),
);
const examples = blocks.filter((it) => it.language === 'mdx');
const yamlOf = (kind: string) =>
  blocks.find((it) => it.language === 'yaml' && it.kind === kind)?.text ?? '';
const courseExample = yamlOf('course');

const files = {
  'six-steps.svg': readFileSync(
    join(root, 'content/courses/the-journey-home/engage/six-steps.svg'),
  ),
  'first-talk.mp3': Buffer.from('ID3'),
};
const course = readCourseFile(courseExample);
const references = 'data' in course ? course.data.references : [];
const surroundings = plainSurroundings({ files, references });

const compilers = { lesson: lessonFrom, assessment: assessmentFrom, page: pageFrom };
type Kind = keyof typeof compilers;

async function compiled({ kind, text }: { kind: string; text: string }): Promise<MarkdownNode> {
  const whole = text.startsWith('---')
    ? text
    : kind === 'assessment'
      ? questionsText(text)
      : lessonText(text);
  return (await compilers[kind as Kind](whole, surroundings)).tree;
}

const trees = new Map<number, MarkdownNode>();

describe('content/AUTHORING.md', () => {
  it.each(examples.map((it) => [it.text.split('\n').find((line) => /[<\w]/u.test(line)), it]))(
    'shows what compiles: %s',
    async (_, example) => {
      expect(Object.keys(compilers)).toContain(example.kind);
      const tree = await compiled(example);
      trees.set(example.at, tree);
      const { kind, text } = example;
      const read = {
        ...{ kind: kind as Kind, language: 'en' as const, slug: 'engage', file: 'engage/en.mdx' },
        ...{ source: text, tree, passages: passagesOf(tree) },
      };
      const told = [altText, links, readingLevel, terms].flatMap((rule) => rule(read, site, null));
      expect(said(told)).toEqual([]);
    },
  );

  it('has an example of each component, of each of its attributes, and of each kind of question', () => {
    const nodes = [...trees.values()].flatMap((tree) => [...descendants(tree)].filter(isComponent));
    const shown = new Set(
      nodes.flatMap(({ name, attributes }) => [
        name ?? '',
        ...(attributes ?? []).map((it) => `${name} ${it.name}`),
      ]),
    );
    const wanted = Object.entries(vocabulary).flatMap(([name, { attributes }]) => [
      name,
      ...Object.keys(attributes).map((it) => `${name} ${it}`),
    ]);
    expect(wanted.filter((it) => !shown.has(it))).toEqual([]);
    const kinds = nodes.filter((it) => it.name === 'Question').map((it) => attribute(it, 'kind'));
    expect(questionKinds.filter((it) => !kinds.includes(it))).toEqual([]);
  });

  it('explains each component in words', () => {
    const unsaid = Object.keys(vocabulary).filter(
      (it) => !new RegExp(`\\*\\*${it}s?\\*\\*`, 'u').test(manual),
    );
    expect(unsaid).toEqual([]);
  });

  it('shows a course.yml that is read, and explains each of its fields', () => {
    expect(course).toHaveProperty('data');
    const table = manual.slice(manual.indexOf('| field |'));
    expect(courseFields.filter((it) => !table.includes(`\`${it}\``))).toEqual([]);
    expect(courseFields.filter((it) => !courseExample.includes(`${it}:`))).toEqual([]);
  });

  it('shows a glossary that is read', () => {
    expect(readGlossary(yamlOf('glossary'))).toHaveProperty('terms.length', 3);
  });

  it('names every topic of a job aid', () => {
    expect(
      topics.filter((it) => !new RegExp(`topics: \\[[^\\]]*\\b${it}\\b`, 'u').test(manual)),
    ).toEqual([]);
  });

  it('explains what stands between the three dashes', () => {
    const shapes = [lessonFrontMatter, pageFrontMatter, assessmentFrontMatter];
    const fields = new Set(shapes.flatMap((it) => Object.keys(it.shape)));
    const said = (field: string) => new RegExp(`(?:^|\`)${field}(?::|\`)`, 'mu').test(manual);
    expect([...fields].filter((it) => !said(it))).toEqual([]);
  });

  it('names the limits that are kept', () => {
    expect(manual).toContain(`${fewest} to ${most} in a lesson`);
    expect(manual).toContain(`grade ${hardestGrade} at most, and ${longestAverage} words`);
    expect(manual).toContain(`no sentence over ${longestSentence} words`);
    expect(manual).toContain(`at most ${budget / 1024} KB over the wire`);
    expect(manual).toContain(`may add ${margin * 100} of 100`);
    expect(manual).toContain(`${1 / mostTimes} to ${mostTimes} times as long`);
  });

  it('has no example that nobody tries out', () => {
    const tried = blocks.filter((it) => ['mdx', 'yaml', 'text', 'sh'].includes(it.language));
    expect(tried).toHaveLength(manual.match(/^```\w/gmu)?.length ?? 0);
    expect(examples.length).toBeGreaterThan(20);
  });

  it('leads only to headings that it has', () => {
    const anchors = [...manual.matchAll(/^#+ (.+)$/gmu)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\w\s-]/gu, '')
        .replace(/\s/gu, '-'),
    );
    const linked = [...manual.matchAll(/\]\(#([^)]+)\)/gu)].map(([, anchor]) => anchor);
    expect(linked.filter((it) => !anchors.includes(it ?? ''))).toEqual([]);
  });
});
