import { expect, it } from 'vitest';
import { aCourse, courseYml, said, site } from './companion-fixture.ts';
import { references } from './references.ts';

const G = { key: 'G', text: 'Guidelines (2009).' };
const KE = { key: 'KE', text: 'Handbook (2021).' };
const yaml = `${courseYml}references:\n  - { key: G, text: Guidelines (2009). }\n  - key: KE\n    text: Handbook\n`;
const told = async (lesson: string) =>
  said(references(await aCourse({ lesson, yaml, course: { references: [G, KE] } }), site));

it('tells a reference that no text uses, on its line of course.yml', async () => {
  expect(await told('A claim.<Source of="G" />')).toEqual([
    expect.stringMatching(/^15: No text has <Source of="KE" \/>/),
  ]);
});

it('is silent when each is used', async () => {
  expect(await told('A claim.<Source of="G" /> Another.<Source of="KE" />')).toEqual([]);
});
