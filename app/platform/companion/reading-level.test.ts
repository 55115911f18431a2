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
  expect(await told(hard)).toEqual([expect.stringMatching(/^1: Flesch–Kincaid grade \d+\.\d; at/)]);
  expect(await told(long)).toEqual([
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
  expect(await told(plain)).toEqual([]);
  expect(await told(`${plain}\n\n<JobAid title="A" summary="B">\n${hard}\n</JobAid>`)).toEqual([]);
  expect(await told(`${plain}\n\n## ${hard}`)).toEqual([]);
  expect(await told(hard, 'fr')).toEqual([]);
});
