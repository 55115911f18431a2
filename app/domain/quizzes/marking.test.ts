import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aMatching,
  aMultiple,
  anOrdering,
  aSingle,
  aTrueFalse,
  oneOfEach,
} from '../../../tests/factories/questions.ts';
import { fromStored } from './given.ts';
import { twicePlaced } from './twice-placed.ts';
import { isRight, mark } from './marking.ts';
import type { CompiledQuestion, Given } from './quizzes.ts';

const stored = (answers: Record<string, Given>) =>
  new Map(Object.entries(answers).map(([key, given]) => [key, JSON.stringify(given)]));

const allRight: Record<string, Given> = {
  'unknown-uncle': 'unknown-uncle-one',
  'where-to-search': ['where-to-search-one', 'where-to-search-two'],
  'poverty-enough': false,
  'six-steps': { register: 1, assess: 2, plan: 3, close: 4 },
  'task-stage': { 'life-story': 'Prepare', papers: 'Place', 'first-visit': 'Place' },
};

describe('marking', () => {
  it('takes one right choice', () => {
    const question = aSingle({ id: 'q' });
    expect(isRight(question, 'q-one')).toBe(true);
    expect(isRight(question, 'q-two')).toBe(false);
    expect(isRight({ ...question, kind: 'scenario' }, 'q-one')).toBe(true);
    expect(isRight({ ...question, kind: 'scenario' }, 'q-three')).toBe(false);
  });

  it('takes many choices as a whole: all of the right ones and no other', () => {
    const question = aMultiple({ id: 'q' });
    expect(isRight(question, ['q-one', 'q-two'])).toBe(true);
    expect(isRight(question, ['q-two', 'q-one'])).toBe(true);
    expect(isRight(question, ['q-one'])).toBe(false);
    expect(isRight(question, ['q-one', 'q-two', 'q-three'])).toBe(false);
    expect(isRight(question, ['q-one', 'q-three'])).toBe(false);
  });

  it('takes true or false', () => {
    expect(isRight(aTrueFalse({ id: 'q', answer: false }), false)).toBe(true);
    expect(isRight(aTrueFalse({ id: 'q', answer: false }), true)).toBe(false);
    expect(isRight(aTrueFalse({ id: 'q', answer: true }), true)).toBe(true);
    expect(isRight(aTrueFalse({ id: 'q', answer: true }), false)).toBe(false);
  });

  it('takes the exact order', () => {
    const question = anOrdering({ id: 'q' });
    expect(isRight(question, { register: 1, assess: 2, plan: 3, close: 4 })).toBe(true);
    expect(isRight(question, { close: 4, plan: 3, assess: 2, register: 1 })).toBe(true);
    expect(isRight(question, { register: 1, assess: 3, plan: 2, close: 4 })).toBe(false);
    expect(isRight(question, { register: 1, assess: 2, plan: 3 })).toBe(false);
    expect(isRight(question, { register: 1, assess: 1, plan: 1, close: 1 })).toBe(false);
  });

  it('takes every match, also where two share one', () => {
    const question = aMatching({ id: 'q' });
    const right = { 'life-story': 'Prepare', papers: 'Place', 'first-visit': 'Place' };
    expect(isRight(question, right)).toBe(true);
    expect(isRight(question, { ...right, papers: 'Prepare' })).toBe(false);
    expect(isRight(question, { 'life-story': 'Prepare', papers: 'Place' })).toBe(false);
  });

  it('calls what is missing wrong', () => {
    for (const question of oneOfEach()) expect(isRight(question, null)).toBe(false);
  });

  it('passes at the mark, with every key question right', () => {
    const questions = oneOfEach();
    expect(mark(questions, stored(allRight), 70)).toMatchObject({
      right: 5,
      total: 5,
      needed: 4,
      passed: true,
      criticalRight: true,
    });
    const four = mark(questions, stored({ ...allRight, 'poverty-enough': true }), 70);
    expect(four).toMatchObject({ right: 4, needed: 4, passed: true });
    const three = mark(
      questions,
      stored({ ...allRight, 'poverty-enough': true, 'six-steps': null }),
      70,
    );
    expect(three).toMatchObject({ right: 3, needed: 4, passed: false, criticalRight: true });
    const keyWrong = mark(questions, stored({ ...allRight, 'unknown-uncle': null }), 70);
    expect(keyWrong).toMatchObject({ right: 4, needed: 4, passed: false, criticalRight: false });
  });

  it('asks for as many right answers as the per cent say, never for fewer', () => {
    const questions = Array.from({ length: 10 }, (_, at) => aTrueFalse({ id: `q-${at}` }));
    expect(mark(questions, new Map(), 70).needed).toBe(7);
    expect(mark(questions, new Map(), 71).needed).toBe(8);
    expect(mark(questions, new Map(), 0)).toMatchObject({ needed: 0, passed: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 10 }),
        (pass, right) => {
          const answers = questions.slice(0, right).map((it) => [it.id, 'false'] as const);
          const marks = mark(questions, new Map(answers), pass);
          expect(marks.passed).toBe(right / 10 >= pass / 100);
        },
      ),
    );
  });

  it('marks anything that may stand in the database, and never throws', () => {
    const anything = fc.oneof(
      fc.json(),
      fc.string(),
      fc.anything(),
      fc.constantFrom('{"__proto__":1}', '["a","a"]', '[]', '{}', 'NaN', '{"register":1e99}'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...oneOfEach()), anything, (question: CompiledQuestion, junk) => {
        const marks = mark([question], new Map([[question.id, junk]]), 100);
        expect(typeof marks.passed).toBe('boolean');
        expect(marks.perQuestion).toHaveLength(1);
        expect(JSON.parse(JSON.stringify(marks))).toEqual(marks);
      }),
      { numRuns: 1000 },
    );
  });

  it('reads back only what fits the question', () => {
    const [single, multiple, truth, ordering, matching] = oneOfEach();
    expect(fromStored(single!, '"unknown-uncle-two"')).toBe('unknown-uncle-two');
    expect(fromStored(single!, '"another"')).toBeNull();
    expect(fromStored(multiple!, '["where-to-search-one","where-to-search-one"]')).toBeNull();
    expect(fromStored(truth!, '"false"')).toBeNull();
    expect(fromStored(ordering!, '{"register":5}')).toBeNull();
    expect(fromStored(ordering!, '{"register":1.5}')).toBeNull();
    expect(fromStored(matching!, '{"papers":"Elsewhere"}')).toBeNull();
    expect(fromStored(matching!, '{')).toBeNull();
  });

  it('names the places that were given two times', () => {
    expect(twicePlaced({ a: 2, b: 2, c: 1, d: 4, e: 4 })).toEqual([2, 4]);
    expect(twicePlaced({ a: 1, b: 2 })).toEqual([]);
    expect(twicePlaced({ a: 'Place', b: 'Place' })).toEqual([]);
  });
});
