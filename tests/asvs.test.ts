/** docs/ASVS.md says of each requirement how we stand; this keeps it whole, and true to the tree. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const text = readFileSync(join(root, 'docs/ASVS.md'), 'utf8');
const verdicts = ['met', 'not applicable', 'not met'] as const;

/** How many requirements of levels 1 and 2 the standard has, chapter by chapter (5.0.0). */
const asked: Record<string, number> = {
  ...{ V1: 27, V2: 11, V3: 19, V4: 10, V5: 9, V6: 35, V7: 18 },
  ...{ V8: 7, V11: 14, V12: 9, V13: 13, V14: 9, V15: 13, V16: 16 },
};
/** How many of these are of level 1. */
const ofLevelOne = 61;

const cellsOf = (row: string): string[] =>
  row
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());
const rows = text
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map(cellsOf);

const lines = rows
  .filter(([first]) => /^\d/.test(first ?? ''))
  .map(([number = '', level, words, verdict = '', where = '', ...more]) => ({
    number,
    place: number.split('.').map(Number),
    chapter: `V${number.split('.')[0]}`,
    ...{ level, words, verdict, where, more },
  }));
type Line = (typeof lines)[number];

const isPath = (word: string) => /^[\w.-]+(?:\/[\w.-]+)*\.[a-z]+$/.test(word);
const pathsIn = (prose: string) =>
  [...prose.matchAll(/`([^`]+)`/g)].map(([, word]) => word!).filter(isPath);
const isTest = (path: string) => /\.(?:test|spec)\.tsx?$/.test(path);

/** Sections and requirements are counted from 1, so 1.2.10 comes after 1.2.9. */
const comesAfter = (line: Line, before: Line): boolean => {
  const at = line.place.findIndex((part, depth) => part !== before.place[depth]);
  return at >= 0 && line.place[at]! > before.place[at]!;
};

const problemsOf = ({ number, level, words, verdict, where, more }: Line): string[] => {
  const paths = pathsIn(where);
  return [
    /^\d+\.\d+\.\d+$/.test(number) || 'is no number of the standard',
    level === '1' || level === '2' || 'is of neither level',
    Boolean(words) || 'does not say what is asked',
    more.length === 0 || 'has a cell too many',
    verdicts.some((known) => known === verdict) || 'has no verdict',
    verdict !== 'met' || paths.some((path) => !isTest(path)) || 'does not say where it is met',
    verdict !== 'met' ||
      paths.some(isTest) !== /\bno test\b/.test(where) ||
      'names either a test or none',
    verdict !== 'not met' || /\bnext: ./.test(where) || 'does not say what comes next',
    verdict !== 'not applicable' || where.length > 10 || 'does not say why not',
  ]
    .filter((problem) => problem !== true)
    .map((problem) => `${number} ${problem}`);
};

it('has a verdict for every line, with what it rests on', () => {
  expect(lines.flatMap(problemsOf)).toEqual([]);
});

it('has each requirement of its chapters once, in order', () => {
  const late = lines.filter((line, at) => at > 0 && !comesAfter(line, lines[at - 1]!));
  expect(late.map(({ number }) => number)).toEqual([]);
  const found = Object.keys(asked).map((chapter) => [
    chapter,
    lines.filter((line) => line.chapter === chapter).length,
  ]);
  expect(Object.fromEntries(found)).toEqual(asked);
  expect(lines).toHaveLength(Object.values(asked).reduce((sum, some) => sum + some, 0));
  expect(lines.filter(({ level }) => level === '1')).toHaveLength(ofLevelOne);
});

it('names only files and tests that there are', () => {
  const named = [...new Set(pathsIn(text))];
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

it('counts what it says', () => {
  const countOf = (some: Line[]) => [
    ...verdicts.map((verdict) => some.filter((line) => line.verdict === verdict).length),
    some.length,
  ];
  const said = rows
    .filter(([first]) => /^(?:V\d+ .+|of level [12]|all)$/.test(first ?? ''))
    .map(([what = '', ...counts]) => [what.replace(/^(V\d+) .*/, '$1'), counts.map(Number)]);
  expect(said).toEqual([
    ...Object.keys(asked).map((chapter) => [
      chapter,
      countOf(lines.filter((line) => line.chapter === chapter)),
    ]),
    ...['1', '2'].map((level) => [
      `of level ${level}`,
      countOf(lines.filter((line) => line.level === level)),
    ]),
    ['all', countOf(lines)],
  ]);
});
