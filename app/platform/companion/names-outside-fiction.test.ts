import { expect, it } from 'vitest';
import { aCourse, aText, courseYml, said, site } from './companion-fixture.ts';
import { namesIn } from './names-of-people.ts';
import { namesInYaml, namesOutsideFiction } from './names-outside-fiction.ts';

const told = async (body: string, fiction: string[] = []) =>
  said(namesOutsideFiction(await aText(body), site, await aCourse({ course: { fiction } })));

it('knows names from a list, and by how children are written about', () => {
  const text =
    'Kwizera, 12, came. Teta is 7. Habimana (9) too, Ineza, aged 4, and a boy called Gasana. Wideline’s aunt.';
  expect(namesIn({ text })).toEqual(['Wideline', 'Kwizera', 'Teta', 'Habimana', 'Ineza', 'Gasana']);
});

it.each([
  'See Article 12 and Week 4. In Kenya, 14 procedures are used, and in Uganda, 12 of 20.',
  'Since 2019, Thailand is 5 hours ahead. Lancet Psychiatry 7(8). Freetown, 12 months later.',
  'Under 18, and step 3. Standards 4–5, 13. Monday, 9 March. Day 3, 4 and 5. Grace is a gift.',
])('takes no other words for names: %s', (text) => {
  expect(namesIn({ text })).toEqual([]);
});

it('tells a person in running text, in a job aid and in the words of a picture', async () => {
  expect(await told('Last year Zawadi went home.')).toEqual([
    expect.stringMatching(
      /^7: “Zawadi” is a person’s name outside a story\. .*fiction: \[Zawadi\]/,
    ),
  ]);
  const aid = '<JobAid title="A" summary="B">\nKwizera, 12, lives in the blue house.\n</JobAid>';
  expect(await told(aid)).toEqual([expect.stringMatching(/^8: “Kwizera” .*in a job aid/)]);
});

it('is silent where the story was told, or the person is declared', async () => {
  const story = '<Lead>\nZawadi is 12.\n</Lead>\n\nWhat would Zawadi say?';
  expect(await told(story)).toEqual([]);
  const scenario = `<Scenario person="Kwizera">
He is silent.

<Option says="Ask." verdict="safer" label="So">He speaks.</Option>
<Option says="Leave." verdict="harm" label="So">He is alone.</Option>
</Scenario>

Kwizera, 12, waits.`;
  expect(await told(scenario)).toEqual([]);
  expect(await told('Last year Zawadi went home.', ['Zawadi'])).toEqual([]);
});

it('tells a person in course.yml, but not in its references', async () => {
  const yaml = courseYml.replace('It begins', 'It begins with Zawadi, and');
  const references = 'references:\n  - { key: A, text: Joseph, M. (2020). A book. }\n';
  expect(said(namesInYaml(await aCourse({ yaml }), site))).toEqual([
    expect.stringMatching(/^3: “Zawadi” is a person/),
  ]);
  expect(namesInYaml(await aCourse({ yaml: courseYml + references }), site)).toEqual([]);
});
