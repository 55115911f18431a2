import { expect, it } from 'vitest';
import { answerLength } from './answer-length.ts';
import { answerPlace } from './answer-place.ts';
import { aCourse, said, site } from './companion-fixture.ts';

interface Made {
  kind?: string;
  /** The answers' lengths; those in `right` are right, counted from 0. */
  letters: number[];
  right: number[];
}

const question = ({ kind = 'single', letters, right }: Made, number: number) =>
  `<Question id="q-${number}" kind="${kind}" lesson="trace" outcome="assess">\nWhich?\n\n${letters
    .map((length, at) => {
      const flag = right.includes(at) ? ' right' : '';
      return `<Choice id="c-${at}"${flag}>${'x'.repeat(length)}<Feedback>So.</Feedback></Choice>`;
    })
    .join('\n')}\n</Question>`;
const courseOf = (made: Made[]) => aCourse({ questions: made.map(question).join('\n\n') });
const length = async (made: Made[]) => said(answerLength(await courseOf(made), site));
const place = async (made: Made[]) => said(answerPlace(await courseOf(made), site));

/** Eight questions with four answers; chance gives 2, and 3 are allowed. */
const eight = (make: (at: number) => Made) => Array.from({ length: 8 }, (_, at) => make(at));
const fair = eight((at) => ({
  letters: [20, 21, 22, 23].map((it, index) => ((it + index * at) % 30) + 9),
  right: [at % 4],
}));

it('tells right answers that are the longest, or the shortest, too often', async () => {
  const long = (most: number) =>
    eight((at) => ({ letters: at < most ? [40, 9, 20, 30] : [30, 40, 20, 9], right: [0] }));
  expect(await length(long(3))).toEqual([]);
  expect(await length(long(4))).toEqual([
    expect.stringMatching(
      /longest in 4 of 8 questions; chance gives about 2, and at most 3 are allowed \(q-0, q-1, q-2, q-3\)/,
    ),
  ]);
  const short = eight(() => ({ letters: [9, 20, 30, 40], right: [0] }));
  expect(await length(short)).toEqual([expect.stringContaining('shortest in 8 of 8')]);
});

it('takes two answers of one length for no sign', async () => {
  expect(await length(eight(() => ({ letters: [40, 40, 20, 9], right: [0] })))).toEqual([]);
});

it('weighs the answers where several are right', async () => {
  const several = (long: number) =>
    Array.from({ length: 3 }, () => ({
      kind: 'multiple',
      letters: [long, 20, 20, long],
      right: [0, 3],
    }));
  expect(await length(several(25))).toEqual([]);
  expect(await length(several(26))).toEqual([expect.stringContaining('1.30 times as long')]);
});

it('tells a place in which the right answer stands too often', async () => {
  const third = (often: number) =>
    eight((at) => ({ letters: [9, 9, 9, 9], right: [at < often ? 2 : at % 2] }));
  expect(await place(third(3))).toEqual([]);
  expect(await place(third(4))).toEqual([
    expect.stringMatching(/stands third in 4 of 8 questions; .* \(q-0, q-1, q-2, q-3\)/),
  ]);
});

it('tells a place that is always right, or never, where several are right', async () => {
  const made = Array.from({ length: 6 }, (_, at) => ({
    kind: 'multiple',
    letters: [9, 9, 9, 9],
    right: [0, 1 + (at % 2)],
  }));
  expect(await place(made)).toEqual([
    expect.stringContaining('the first answer is right'),
    expect.stringContaining('the fourth answer is wrong'),
  ]);
  expect(await place(made.slice(1))).toEqual([]);
});

it('tells true-false questions that are all true, or all false', async () => {
  const statement = (answer: boolean, at: number) =>
    `<Question id="t-${at}" kind="true-false" answer="${answer}" lesson="trace" outcome="assess">\nIs it?\n\n<Feedback>So.</Feedback>\n</Question>`;
  const told = async (...answers: boolean[]) =>
    said(answerPlace(await aCourse({ questions: answers.map(statement).join('\n\n') }), site));
  expect(await told(false, false, false)).toEqual([expect.stringContaining('All 3 true-false')]);
  expect(await told(false, true, false)).toEqual([]);
  expect(await told(false, false)).toEqual([]);
});

it('is silent over a fair pool, and over one too small to judge', async () => {
  expect([...(await length(fair)), ...(await place(fair))]).toEqual([]);
  const five = eight(() => ({ letters: [40, 9, 20, 30], right: [0] })).slice(0, 5);
  expect([...(await length(five)), ...(await place(five))]).toEqual([]);
});
