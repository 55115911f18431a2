/** What a phone sends late, twice or in another order leads to the same end as in order. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SignedIn } from '#app/domain/people/people.ts';
import { saveAnswers, startAttempt, submitAttempt } from '#app/domain/quizzes/quizzes.server.ts';
import type { Entered } from '#app/domain/quizzes/quizzes.ts';
import { aCourseWithACheck, course, readyFor } from '../factories/final-check.ts';
import { aPerson } from '../factories/person.ts';
import { rightAnswers } from '../factories/questions.ts';
import { onEachEngine } from '../setup/database.ts';
import { times } from '../setup/faults.ts';

const numRuns = times(200, 12);
const begun = new Date('2026-11-22T07:40:00.000Z');
const uncle = 'unknown-uncle';

onEachEngine('out of order', (db) => {
  /** A clock that every arrival moves. */
  let ticks = 0;
  const now = () => new Date(begun.getTime() + ++ticks * 1000);

  /** Somebody of the test's own, who is ready for the check. */
  async function somebody(): Promise<SignedIn> {
    const person = await aPerson(db(), `Person ${randomUUID().replace(/[^a-f]/g, '')}`);
    await readyFor(db(), person);
    return person;
  }
  const start = async (person: SignedIn, clientId: string) =>
    startAttempt(db(), person, { course, clientId }, now());
  const attemptOf = async (person: SignedIn, clientId: string) =>
    ((await start(person, clientId)) as { attempt: string }).attempt;
  const stateOf = async (person: SignedIn) =>
    (
      await db()
        .selectFrom('attempts')
        .select(['number', 'client_id', 'marks', 'passed'])
        .where('person_id', '=', person.id)
        .orderBy('number')
        .execute()
    ).map(({ marks, ...rest }) => ({ ...rest, marks: marks && (JSON.parse(marks) as unknown) }));

  const answersOf = (attempt: string) =>
    db()
      .selectFrom('answers')
      .selectAll()
      .where('attempt_id', '=', attempt)
      .orderBy('id')
      .execute();

  it('a submission before the saves that it holds marks the same', async () => {
    await aCourseWithACheck(db());
    const pageId = randomUUID();
    const final = { ...rightAnswers, [uncle]: `${uncle}-two` } as Record<string, Entered>;
    /** Single answers as they were given, the last of each being what the form holds in the end. */
    const changes: [string, Entered][] = [
      [uncle, `${uncle}-one`],
      [uncle, `${uncle}-three`],
      ...Object.entries(final),
    ];
    const deeds = [...changes.map((_, at) => at), 'submission' as const];
    const run = async (order: (number | 'submission')[]) => {
      const person = await somebody();
      const attempt = await attemptOf(person, randomUUID());
      for (const deed of order) {
        const given =
          deed === 'submission'
            ? Object.entries(final).map(([questionKey, response]) => ({ questionKey, response }))
            : [{ questionKey: changes[deed]![0], response: changes[deed]![1] }];
        const sequence = deed === 'submission' ? changes.length + 1 : deed + 1;
        const answers = given.map((it) => ({ ...it, sequence }));
        const whole = deed === 'submission';
        await saveAnswers(db(), person, { attempt, pageId, answers, whole }, now());
        if (whole) await submitAttempt(db(), person, { attempt, confirm: true }, now());
      }
      const [{ marks, passed }] = (await stateOf(person)) as unknown as [
        { marks: Marked; passed: number },
      ];
      // The paper's order is the attempt's own.
      marks.perQuestion.sort((a, b) => (a.key < b.key ? -1 : 1));
      return { marks, passed };
    };
    const inOrder = await run(deeds);
    expect(inOrder).toMatchObject({ marks: { right: 4, total: 5 } });
    const orders = fc.shuffledSubarray([...deeds, ...deeds], {
      minLength: deeds.length * 2,
      maxLength: deeds.length * 2,
    });
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        expect(await run(order)).toEqual(inOrder);
      }),
      { numRuns },
    );
  });

  it('the start of a first attempt that arrives once more after the second leads to the first', async () => {
    await aCourseWithACheck(db(), { rules: { attempts: 2, waitHours: 0 } });
    const [first, second] = [randomUUID(), randomUUID()];
    /** Which of what was sent before arrives once more, after each step. */
    const echoes = fc.array(fc.subarray([0, 1, 2, 3, 4]), { minLength: 4, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(echoes, async (again) => {
        const person = await somebody();
        const ids = new Map<string, string>();
        const steps = [first, second].flatMap((clientId) => [
          async () => {
            const id = await attemptOf(person, clientId);
            expect(ids.get(clientId) ?? id).toBe(id);
            ids.set(clientId, id);
          },
          async () => {
            const attempt = ids.get(clientId)!;
            await submitAttempt(db(), person, { attempt, confirm: true }, now());
          },
        ]);
        for (const [at, step] of steps.entries()) {
          await step();
          for (const earlier of again[at]!) if (earlier < at) await steps[earlier]!();
        }
        expect((await stateOf(person)).map((it) => [it.number, it.client_id])).toEqual([
          [1, first],
          [2, second],
        ]);
        expect(await start(person, randomUUID())).toEqual({ refused: 'no-attempts-left' });
      }),
      { numRuns },
    );
  });

  it('a start that was overtaken by the next one and its submission begins what is left, and changes nothing', async () => {
    const rules = { attempts: 2, waitHours: 0 };
    await aCourseWithACheck(db(), { rules });
    for (const isRight of [false, true]) {
      const person = await somebody();
      const [late, early] = [randomUUID(), randomUUID()];
      const attempt = await attemptOf(person, early);
      const answers = Object.entries(isRight ? rightAnswers : {}).map(
        ([questionKey, response]) => ({
          ...{ questionKey, response, sequence: 1 },
        }),
      );
      await saveAnswers(db(), person, { attempt, pageId: randomUUID(), answers }, now());
      await submitAttempt(db(), person, { attempt, confirm: true }, now());
      const [handedIn] = await stateOf(person);
      expect(handedIn).toMatchObject({ number: 1, client_id: early, passed: isRight ? 1 : 0 });

      const overtaken = await start(person, late);
      const [first, ...others] = await stateOf(person);
      expect(first).toEqual(handedIn);
      if (isRight) expect([overtaken, others]).toEqual([{ refused: 'passed' }, []]);
      else expect(others).toMatchObject([{ number: 2, client_id: late, marks: null }]);
      // Both arrive once more.
      expect(await start(person, late)).toEqual(overtaken);
      expect(await start(person, early)).toEqual({ attempt });
    }
  });

  it('a save that the submission does not hold and that arrives after it is refused, and changes nothing', async () => {
    await aCourseWithACheck(db());
    const saves = Object.keys(rightAnswers).length;
    const deeds = fc.shuffledSubarray(
      Array.from({ length: saves }, (_, at) => at),
      { minLength: 2 },
    );
    await fc.assert(
      fc.asyncProperty(deeds, fc.nat(saves), async (order, before) => {
        const person = await somebody();
        const attempt = await attemptOf(person, randomUUID());
        const pageId = randomUUID();
        const save = (at: number) => {
          const [questionKey, response] = Object.entries(rightAnswers)[at] as [string, Entered];
          const answers = [{ questionKey, response, sequence: at + 1 }];
          return saveAnswers(db(), person, { attempt, pageId, answers }, now());
        };
        const inTime = Math.min(before, order.length - 1);
        for (const at of order.slice(0, inTime))
          expect(await save(at)).toMatchObject({ savedAt: expect.any(String) as string });
        await submitAttempt(db(), person, { attempt, confirm: true }, now());
        const handedIn = [await stateOf(person), await answersOf(attempt)];
        for (const at of order.slice(inTime))
          expect(await save(at)).toEqual({ refused: 'submitted' });
        // What was kept in time and arrives once more is told the same: its result is there to be seen.
        for (const at of order.slice(0, inTime))
          expect(await save(at)).toEqual({ refused: 'submitted' });
        expect([await stateOf(person), await answersOf(attempt)]).toEqual(handedIn);
        expect(await answersOf(attempt)).toHaveLength(inTime);
      }),
      { numRuns },
    );
  });

  it('two pages that both start the first attempt, in whatever order, sit the same one', async () => {
    await aCourseWithACheck(db());
    const pages = [randomUUID(), randomUUID()];
    const orders = fc.array(fc.constantFrom(...pages), { minLength: 2, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        const person = await somebody();
        const led = await Promise.all(order.map((clientId) => attemptOf(person, clientId)));
        expect(new Set(led).size).toBe(1);
        expect(await stateOf(person)).toHaveLength(1);
      }),
      { numRuns },
    );
  });
});

interface Marked {
  perQuestion: { key: string }[];
}
