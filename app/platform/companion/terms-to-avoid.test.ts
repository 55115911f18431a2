import { expect, it } from 'vitest';
import { aCourse, aText, said, site } from './companion-fixture.ts';
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

it('is silent over what a mistake says, but not over what we say of it', async () => {
  const scenario = (text: string) => `<Scenario person="Sahr">
He waits.

<Option says="Help the beneficiary." verdict="harm" label="So">${text}</Option>
<Option says="Ask." verdict="safer" label="So">He speaks.</Option>
</Scenario>`;
  expect(await told(scenario('He is silent.'))).toEqual([]);
  expect(await told(scenario('The beneficiary is silent.'))).toHaveLength(1);
  const asked = async (choice: string, feedback: string) => {
    const questions = `<Question id="q" kind="single" lesson="trace" outcome="assess">
Who comes?

<Choice id="a" right>A child.<Feedback>Yes.</Feedback></Choice>
<Choice id="b">${choice}<Feedback>${feedback}</Feedback></Choice>
</Question>`;
    const { texts } = await aCourse({ questions });
    return said(terms(texts[1]!, site, null));
  };
  expect(await asked('A beneficiary.', 'No.')).toEqual([]);
  expect(await asked('A girl.', 'A beneficiary comes.')).toHaveLength(1);
});
