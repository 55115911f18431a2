import { expect, it } from 'vitest';
import { aText, said, site } from './companion-fixture.ts';
import { lessonParts } from './lesson-parts.ts';

const whole = `<Lead>It rains.</Lead>

<Scenario person="Sahr">
He waits.

<Option says="Ask." verdict="safer" label="So">He speaks.</Option>
<Option says="Go." verdict="harm" label="So">He is alone.</Option>
</Scenario>

<Reflection id="who">Who waits?</Reflection>

## Tomorrow

- Ask.

<JobAid title="Card" summary="One page.">- [ ] Ask</JobAid>`;
const told = async (body: string) => said(lessonParts(await aText(body), site, null));

it('names the parts that a lesson lacks', async () => {
  expect(await told('Words.')).toHaveLength(5);
  expect(await told(whole.replace('## Tomorrow', '## Later'))).toEqual([
    expect.stringContaining('no heading “## Tomorrow”'),
  ]);
});

it('is silent over a whole lesson', async () => {
  expect(await told(whole)).toEqual([]);
});
