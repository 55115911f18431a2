import { expect, it } from 'vitest';
import { aText, said, site } from './companion-fixture.ts';
import { terms, termsInYaml } from './terms-to-avoid.ts';

const told = async (body: string, language: 'en' | 'fr' = 'en') =>
  said(terms(await aText(body, { language }), site, null));

it.each([
  'The orphans came.',
  'An orphanage kid sleeps.',
  'The team rescued him.',
  'The baby was abandoned.',
  'He comes from a broken family.',
  'They met damaged children.',
  'A disabled child comes.',
  'We counted 20 beneficiaries.',
  'We speak for the voiceless.',
  'The victim speaks.',
])('tells “%s”', async (sentence) => {
  expect(await told(`Words.\n\nMore words. ${sentence}`)).toEqual([
    expect.stringMatching(/^9: Avoid “/),
  ]);
});

it('tells them in attributes and in course.yml, but not in references', async () => {
  expect(
    await told('<Reflection id="a">x <Term means="a beneficiary">y</Term></Reflection>'),
  ).toHaveLength(1);
  const yaml =
    'title: A\nlead: Two orphans.\nreferences:\n  - { key: A, text: Orphans of Kigali }\n';
  expect(said(termsInYaml(yaml))).toEqual([expect.stringMatching(/^2: Avoid “orphans”/)]);
});

it('is silent over good words, quoted words, words not to say, and other languages', async () => {
  const body = `## Words

The orphanage has a damaged roof, and the old house was abandoned.

The law says victim. He said: “An orphan needs us.” Some say "rescue".

<Says>
<Say>“A child.”</Say>
<DoNotSay>The orphans.</DoNotSay>
</Says>`;
  expect(await told(body)).toEqual([]);
  expect(await told('Les orphans.', 'fr')).toEqual([]);
});
