import { expect, it } from 'vitest';
import { aText, said, site } from './companion-fixture.ts';
import { readingLevel } from './reading-level.ts';

const told = async (body: string, language: 'en' | 'fr' = 'en') =>
  said(readingLevel(await aText(body, { language }), site, null));

const hard =
  'Institutionalisation necessitates comprehensive multidisciplinary rehabilitation considerations.';
const long =
  'The boy and the girl go to the school and then they sit and read and write and they sing.';

it('tells hard words and long sentences', async () => {
  expect(await told(`${hard} `.repeat(17))).toEqual([
    expect.stringMatching(/^1: Flesch–Kincaid grade \d+\.\d; at/),
  ]);
  expect(await told(`${long} `.repeat(5))).toEqual([
    expect.stringMatching(/^1: 20\.0 words in a sentence on average; at most 14/),
  ]);
});

it('shows the sentence that is too long, where it stands', async () => {
  const short = 'Go home. '.repeat(30);
  const body = `${short}\n\nFirst this. ${'We go and we come '.repeat(6)}.`;
  expect(await told(body)).toEqual([expect.stringMatching(/^9: A sentence of 30 words: “We go/)]);
});

it('is silent over plain English, over forms and over other languages', async () => {
  const plain = 'Ask the child first. Then wait. The answer may come later, and that is good.';
  const much = `${plain} `.repeat(10);
  const form = `${hard} `.repeat(10);
  expect(await told(much)).toEqual([]);
  expect(await told(`${much}\n\n<JobAid title="A" summary="B">\n${form}\n</JobAid>`)).toEqual([]);
  expect(await told(`${much}\n\n## ${form}`)).toEqual([]);
  expect(await told(form, 'fr')).toEqual([]);
});

it('does not judge a few words', async () => {
  expect(await told(hard)).toEqual([]);
});
