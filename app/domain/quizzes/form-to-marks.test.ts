/** From a form as anybody may send it to marks, as properties: nothing but the right answer is right. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  aMatching,
  aMultiple,
  anOrdering,
  aSingle,
  aTrueFalse,
} from '../../../tests/factories/questions.ts';
import { readAnswerForm } from './answer-form.ts';
import { toGiven } from './given.ts';
import { mark } from './marking.ts';
import type { CompiledQuestion, Marks } from './quizzes.ts';

type Field = [name: string, value: string];
const seed = 20261130;
const pageId = '0193aaaa-bbbb-7ccc-8ddd-eeeeffff0000';

/** One of each of the six kinds. */
const questions: CompiledQuestion[] = [
  aSingle({ id: 'single' }),
  { ...aSingle({ id: 'scenario' }), kind: 'scenario' },
  aMultiple({ id: 'multiple' }),
  aTrueFalse({ id: 'truth', answer: false }),
  anOrdering({ id: 'ordering' }),
  aMatching({ id: 'matching' }),
];

/** The fields that answer a question rightly, told without any of the marker's code. */
const rightFields: Record<string, Field[]> = {
  single: [['q.single', 'single-one']],
  scenario: [['q.scenario', 'scenario-one']],
  multiple: [
    ['q.multiple', 'multiple-one'],
    ['q.multiple', 'multiple-two'],
  ],
  truth: [['q.truth', 'false']],
  ordering: ['register', 'assess', 'plan', 'close'].map((id, at) => [
    `q.ordering.${id}`,
    String(at + 1),
  ]),
  matching: [
    ['q.matching.life-story', 'Prepare'],
    ['q.matching.papers', 'Place'],
    ['q.matching.first-visit', 'Place'],
  ],
};

/** What a server that was sent these fields would mark; null where it refuses them whole. */
function marksOf(fields: Field[]): Marks | null {
  const form = readAnswerForm([['pageId', pageId], ...fields], { whole: true });
  if (form === 'malformed') return null;
  const stored = new Map<string, string>();
  for (const { questionKey, response } of form.answers) {
    const question = questions.find(({ id }) => id === questionKey);
    const given = question && toGiven(question, response);
    if (given === undefined) return null;
    stored.set(questionKey, JSON.stringify(given));
  }
  return mark(questions, stored, 70);
}

const sorted = (fields: Field[]) => fields.map((field) => field.join('=')).sort();

const name = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      ...Object.values(rightFields)
        .flat()
        .map(([it]) => it),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...['q.single.single-one', 'q.ordering', 'q.matching', 'q.truth.true', 'q.ordering.x'],
      ...['q.__proto__', '__proto__', 'q.ordering.__proto__', 'q.constructor', 'constructor'],
      ...['q.nobody', 'q.multiple[]', 'right', 'passed', 'toString', 'q.matching.constructor'],
    ),
  },
);
const value = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ...Object.values(rightFields)
        .flat()
        .map(([, it]) => it),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...['single-two', 'multiple-three', 'true', '0', '5', '-1', '1e99', 'NaN', '1.5', ''],
      ...[
        'Elsewhere',
        '__proto__',
        'null',
        '[]',
        '{}',
        '["multiple-one"]',
        'FALSE',
        '\0',
        '\ud800',
      ],
    ),
  },
  { weight: 1, arbitrary: fc.oneof(fc.string(), fc.json()) },
);
/** Some questions answered rightly, some fields of no sense, all in any order. */
const fields: fc.Arbitrary<Field[]> = fc
  .tuple(
    fc.subarray(Object.values(rightFields)).map((some) => some.flat()),
    fc.array(fc.tuple(name, value), { maxLength: 4 }),
    fc.array(fc.nat()),
  )
  .map(([right, odd, order]) =>
    [...right, ...odd]
      .map((field, at) => ({ field, place: order[at] ?? at }))
      .sort((a, b) => a.place - b.place)
      .map(({ field }) => field as Field),
  );

const options = { seed, numRuns: 5000 };

it(`calls right exactly what is right, and counts it (seed ${seed})`, () => {
  let marked = 0;
  const seen = new Set<string>();
  fc.assert(
    fc.property(fields, (sent) => {
      const marks = marksOf(sent);
      if (!marks) return;
      marked += 1;
      for (const { key, right } of marks.perQuestion) {
        const its = sent.filter(([it]) => it === `q.${key}` || it.startsWith(`q.${key}.`));
        // What was left empty was not answered.
        const answered = its.filter(([, it]) => it !== '');
        const exact = sorted(answered).join('&') === sorted(rightFields[key]!).join('&');
        expect(right, `${key}: ${JSON.stringify(its)}`).toBe(exact);
        if (right) seen.add(key);
      }
      expect(marks.right).toBe(marks.perQuestion.filter((it) => it.right).length);
      expect(marks.right).toBeGreaterThanOrEqual(0);
      expect(marks.right).toBeLessThanOrEqual(marks.total);
      expect(marks.total).toBe(6);
      expect(marks.passed).toBe(marks.right / 6 >= 0.7);
    }),
    options,
  );
  // It would say nothing if all were refused, or no kind ever right.
  expect(marked).toBeGreaterThan(1000);
  expect(seen.size).toBe(6);
});

it(`does not care for the order of fields, and says the same again (seed ${seed})`, () => {
  fc.assert(
    fc.property(fields, fc.array(fc.nat()), (sent, order) => {
      const mixed = sent
        .map((field, at) => ({ field, place: order[at] ?? -at }))
        .sort((a, b) => a.place - b.place)
        .map(({ field }) => field);
      const marks = marksOf(sent);
      expect(marksOf(mixed)).toEqual(marks);
      expect(marksOf(sent)).toEqual(marks);
    }),
    options,
  );
});

it(`gains nothing from a field sent twice (seed ${seed})`, () => {
  fc.assert(
    fc.property(fields, fc.nat(), (sent, at) => {
      const once = marksOf(sent);
      const again = sent[at % Math.max(1, sent.length)];
      const twice = again && marksOf([...sent, again]);
      if (once && twice) expect(twice.right).toBeLessThanOrEqual(once.right);
    }),
    options,
  );
});

it('never throws, and leaves what objects inherit alone', () => {
  const before = Object.getOwnPropertyNames(Object.prototype).sort();
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.oneof(name, fc.string()), fc.oneof(value, fc.json())), { maxLength: 9 }),
      fc.oneof(fc.json(), fc.anything(), fc.constant('{"__proto__":{"right":true}}')),
      (sent, junk) => {
        marksOf(sent);
        const stored = new Map<string, unknown>(questions.map(({ id }) => [id, junk]));
        const marks = mark(questions, stored, 100);
        expect(marks.right).toBeLessThanOrEqual(1);
        expect(({} as { right?: unknown }).right).toBeUndefined();
      },
    ),
    { seed, numRuns: 2000 },
  );
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before);
});
