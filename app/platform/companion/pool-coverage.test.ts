import { expect, it } from 'vitest';
import { aCourse, said, site } from './companion-fixture.ts';
import { poolCoverage } from './pool-coverage.ts';

const isTrue = (id: string) =>
  `<Question id="${id}" kind="true-false" answer="true" lesson="trace" outcome="assess">\nIs it?\n\n<Feedback>It is.</Feedback>\n</Question>`;
const pool = [isTrue('one'), isTrue('two')].join('\n\n');
const found = async (course: object) =>
  poolCoverage(await aCourse({ questions: pool, course }), site);

it('tells lessons and outcomes that nobody asks about, and a pool too small', async () => {
  const told = await found({
    lessons: ['trace', 'close'],
    outcomes: [
      { id: 'assess', text: 'assess' },
      { id: 'plan', text: 'draft a plan' },
    ],
    assessment: { draw: 2, pass: 70, attempts: 3, wait_hours: 24 },
  });
  expect(said(told.filter((it) => !it.advice))).toEqual([
    expect.stringMatching(/^1: A pool of 2; a paper of 2 questions needs at least 4/),
    expect.stringContaining('No question is about the lesson close.'),
    expect.stringContaining('No question tests “draft a plan”.'),
  ]);
});

it('only advises to use other kinds of question', async () => {
  const told = await found({});
  expect(told.filter((it) => !it.advice)).toEqual([]);
  expect(told.map((it) => /kind (\S+)\./u.exec(it.message)?.[1])).toEqual([
    'single',
    'multiple',
    'ordering',
    'matching',
    'scenario',
  ]);
});
