import { expect, it } from 'vitest';
import { readGlossary } from './glossary-file.ts';

const entry = (id: string, more = '') =>
  `  - id: ${id}\n    en: { term: Word, means: What it means. }\n${more}`;
const told = (yaml: string) => {
  const read = readGlossary(yaml);
  return 'problems' in read ? read.problems.map((it) => `${it.line}: ${it.message}`) : [];
};

it('reads words, with a meaning or only a name in other languages', () => {
  const yaml = `terms:\n${entry('trace', '    fr: { term: Mot, means: Ce qu’il dit. }\n    es: palabra\n')}`;
  expect(readGlossary(yaml)).toEqual({
    terms: [
      { key: 'trace', language: 'en', term: 'Word', meaning: 'What it means.' },
      { key: 'trace', language: 'fr', term: 'Mot', meaning: 'Ce qu’il dit.' },
      { key: 'trace', language: 'es', term: 'palabra', meaning: null },
    ],
  });
});

it('tells what is wrong with its line', () => {
  expect(told(`terms:\n${entry('trace')}${entry('Trace It')}`)).toEqual([
    expect.stringMatching(/^4: terms\.1\.id/),
  ]);
  expect(told(`terms:\n${entry('trace', '    xx: word\n')}`)).toEqual([
    expect.stringMatching(/^4: terms\.0\.xx/),
  ]);
  expect(told(`terms:\n${entry('trace')}${entry('trace-more')}${entry('trace')}`)).toEqual([
    expect.stringMatching(/^6: The word trace stands here a second time/),
  ]);
  expect(told('terms: [')).toEqual([expect.stringContaining('not read as YAML')]);
});
