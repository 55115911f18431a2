import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aMatching, anOrdering, aSingle } from '../../../tests/factories/questions.ts';
import { paperSize } from '#app/domain/courses/courses.ts';
import { drawPaper } from './paper.ts';
import type { CompiledQuestion } from './quizzes.ts';

const anyPool = fc
  .array(fc.record({ lesson: fc.constantFrom('a', 'b', 'c', 'd'), critical: fc.boolean() }), {
    minLength: 1,
    maxLength: 30,
  })
  .map((drafts) => drafts.map((draft, at) => aSingle({ id: `question-${at}`, ...draft })));
const anyDraw = fc.integer({ min: 1, max: 20 });

const keysOf = (paper: ReturnType<typeof drawPaper>) => paper.questions.map((it) => it.key);

describe('a paper', () => {
  it('has the right size, nothing twice, and every critical question', () => {
    fc.assert(
      fc.property(anyPool, anyDraw, fc.string(), (pool, draw, seed) => {
        const keys = keysOf(drawPaper(pool, { draw }, seed));
        const critical = pool.filter((it) => it.critical).map((it) => it.id);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys).toHaveLength(Math.max(critical.length, Math.min(draw, pool.length)));
        expect(keys).toHaveLength(paperSize(pool, { draw }));
        expect(keys).toEqual(expect.arrayContaining(critical));
      }),
    );
  });

  it('is the same for the same seed, and mostly another for another', () => {
    const pool = Array.from({ length: 17 }, (_, at) => aSingle({ id: `question-${at}` }));
    fc.assert(
      fc.property(anyPool, anyDraw, fc.string(), (some, draw, seed) => {
        expect(drawPaper(some, { draw }, seed)).toEqual(drawPaper(some, { draw }, seed));
      }),
    );
    const papers = Array.from({ length: 50 }, (_, at) =>
      JSON.stringify(drawPaper(pool, { draw: 10 }, `seed ${at}`)),
    );
    expect(new Set(papers).size).toBe(50);
  });

  it('stays as it is written here, so that a paper can be drawn again years later', () => {
    const pool = Array.from({ length: 6 }, (_, at) => aSingle({ id: `q${at}` }));
    expect(keysOf(drawPaper(pool, { draw: 4 }, 'attempt'))).toMatchInlineSnapshot(`
      [
        "q2",
        "q1",
        "q5",
        "q0",
      ]
    `);
  });

  it('takes from all lessons alike', () => {
    fc.assert(
      fc.property(anyPool, anyDraw, fc.string(), (pool, draw, seed) => {
        const keys = new Set(keysOf(drawPaper(pool, { draw }, seed)));
        const lessons = [...new Set(pool.map((it) => it.lesson))].map((lesson) => {
          const of = pool.filter((it) => it.lesson === lesson);
          const drawn = of.filter((it) => keys.has(it.id));
          return {
            drawn: drawn.length,
            left: of.length - drawn.length,
            chosen: drawn.some((it) => !it.critical),
          };
        });
        // A lesson gave more than another only where that one had no more to give.
        for (const rich of lessons.filter((it) => it.chosen))
          for (const poor of lessons.filter((it) => it.left > 0))
            expect(rich.drawn - poor.drawn).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('gives every question about the same chance', () => {
    const pool = Array.from({ length: 20 }, (_, at) =>
      aSingle({ id: `question-${at}`, lesson: `lesson-${at % 4}` }),
    );
    const times = new Map<string, number>();
    for (let at = 0; at < 2000; at++)
      for (const key of keysOf(drawPaper(pool, { draw: 10 }, `seed ${at}`)))
        times.set(key, (times.get(key) ?? 0) + 1);
    // 1000 are expected of each; five standard deviations are 112.
    expect(times.size).toBe(20);
    for (const count of times.values()) expect(Math.abs(count - 1000)).toBeLessThan(112);
  });

  it('asks somebody who comes again what they were not asked before', () => {
    const pool = Array.from({ length: 20 }, (_, at) =>
      aSingle({ id: `question-${at}`, lesson: `lesson-${at % 4}`, critical: at === 0 }),
    );
    const first = keysOf(drawPaper(pool, { draw: 10 }, 'first'));
    const second = keysOf(drawPaper(pool, { draw: 10 }, 'second', first));
    expect(second.filter((key) => first.includes(key))).toEqual(['question-0']);
  });

  it('shuffles the parts of each question, and never shows items in the right order', () => {
    const ordering = anOrdering({ id: 'six-steps' });
    const matching = aMatching({ id: 'task-stage' });
    const single = aSingle({ id: 'unknown-uncle' });
    const orders = new Set<string>();
    for (let at = 0; at < 300; at++) {
      const paper = drawPaper([ordering, matching, single], { draw: 3 }, `seed ${at}`);
      const of = (question: CompiledQuestion) =>
        paper.questions.find((it) => it.key === question.id)!;
      const right = ordering.items!.map((it) => it.id);
      expect(of(ordering).order).not.toEqual(right);
      expect([...of(ordering).order].sort()).toEqual([...right].sort());
      expect([...of(matching).targets!].sort()).toEqual(['Place', 'Prepare']);
      expect(of(matching).order).toHaveLength(3);
      orders.add(of(single).order.join()).add(of(ordering).order.join());
      orders.add(of(matching).targets!.join());
    }
    // 6 orders of the choices, 23 of the items, 2 of the targets.
    expect(orders.size).toBe(31);
  });
});
