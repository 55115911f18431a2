import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withdraw } from '#app/domain/enrolments/enrolments.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { aCourseWithACheck, course, readyFor } from '../../../tests/factories/final-check.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { rightAnswers } from '../../../tests/factories/questions.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import type { Entered } from './quizzes.ts';
import {
  findAttempt,
  findResult,
  saveAnswers,
  startAttempt,
  submitAttempt,
} from './quizzes.server.ts';

const now = new Date('2026-11-22T07:40:00.000Z');
const pageId = randomUUID();
const uncle = 'unknown-uncle';

onEachEngine('an answer', (db) => {
  async function graceHasBegun(): Promise<[SignedIn, string]> {
    const grace = await aPerson(db(), 'Grace Atieno');
    await aCourseWithACheck(db());
    await readyFor(db(), grace);
    const started = await startAttempt(db(), grace, { course, clientId: randomUUID() }, now);
    return [grace, (started as { attempt: string }).attempt];
  }
  const one = (questionKey: string, response: Entered, sequence: number | null = null) => ({
    questionKey,
    sequence,
    response,
  });
  const given = async (person: SignedIn, attempt: string, key = uncle) =>
    (await findAttempt(db(), person, attempt))!.questions.find((it) => it.key === key)!.given;
  const stored = () => db().selectFrom('answers').selectAll().execute();

  it('is kept, and what is answered is told', async () => {
    const [grace, attempt] = await graceHasBegun();
    const answers = [one(uncle, 'unknown-uncle-two'), one('six-steps', { plan: '2' })];
    const saved = await saveAnswers(db(), grace, { attempt, pageId, answers }, now);
    // An order with one place of four is kept, but not yet an answer.
    expect(saved).toEqual({ savedAt: now.toISOString(), answered: [uncle], total: 5 });
    expect(await given(grace, attempt)).toBe('unknown-uncle-two');
    expect(await given(grace, attempt, 'six-steps')).toEqual({ plan: 2 });
  });

  it('is kept once when the same save comes twice, or twenty times at once', async () => {
    const [grace, attempt] = await graceHasBegun();
    const saving = { attempt, pageId, answers: [one(uncle, 'unknown-uncle-two', 17)] };
    await Promise.all(Array.from({ length: 20 }, () => saveAnswers(db(), grace, saving, now)));
    expect(await stored()).toHaveLength(1);
    const plain = { attempt, pageId, answers: [one('poverty-enough', 'true')] };
    await Promise.all(Array.from({ length: 20 }, () => saveAnswers(db(), grace, plain, now)));
    expect(await stored()).toHaveLength(2);
  });

  it('is the last one of its page, in whatever order the saves arrive', async () => {
    const [grace, attempt] = await graceHasBegun();
    const choices = ['one', 'two', 'three'].map((name) => `${uncle}-${name}`);
    const saves = [...choices, choices[0]!].map((choice, at) => one(uncle, choice, at + 1));
    const arrivals = fc.shuffledSubarray([...saves, ...saves], { minLength: 8, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(arrivals, async (order) => {
        const id = randomUUID();
        for (const answer of order)
          await saveAnswers(db(), grace, { attempt, pageId: id, answers: [answer] }, now);
        expect(await given(grace, attempt)).toBe(choices[0]);
      }),
      { numRuns: 15 },
    );
  });

  it('may be cleared by a form that holds the whole page', async () => {
    const [grace, attempt] = await graceHasBegun();
    const answers = [
      one('where-to-search', ['where-to-search-two']),
      one('poverty-enough', 'true'),
    ];
    await saveAnswers(db(), grace, { attempt, pageId, answers, whole: true }, now);
    const left = [one('poverty-enough', 'true')];
    const saved = await saveAnswers(
      db(),
      grace,
      { attempt, pageId, answers: left, whole: true },
      now,
    );
    expect(saved).toMatchObject({ answered: ['poverty-enough'] });
    expect(await given(grace, attempt, 'where-to-search')).toBeNull();
    expect(await stored()).toHaveLength(3);
  });

  it.each([
    ['a question that is not on the paper', one('another', 'a'), 'unknown-question'],
    ['a choice of another question', one(uncle, 'poverty-enough-one'), 'malformed'],
    ['two choices where one is asked', one(uncle, [`${uncle}-one`, `${uncle}-two`]), 'malformed'],
    ['__proto__', one('__proto__', 'a'), 'unknown-question'],
    ['__proto__ as a part', one('six-steps', { ['__proto__x']: '1' }), 'malformed'],
  ])('is refused with everything beside it: %s', async (_name, answer, refused) => {
    const [grace, attempt] = await graceHasBegun();
    const answers = [one('poverty-enough', 'true'), answer];
    expect(await saveAnswers(db(), grace, { attempt, pageId, answers }, now)).toEqual({ refused });
    expect(await stored()).toEqual([]);
  });

  it('is refused twice in one save', async () => {
    const [grace, attempt] = await graceHasBegun();
    const answers = [one(uncle, `${uncle}-one`), one(uncle, `${uncle}-two`)];
    expect(await saveAnswers(db(), grace, { attempt, pageId, answers }, now)).toEqual({
      refused: 'malformed',
    });
  });

  it('is refused after more saves than any person makes, and the others stay', async () => {
    const [grace, attempt] = await graceHasBegun();
    const before = Array.from({ length: 4999 }, (_, at) => ({
      id: randomUUID(),
      attempt_id: attempt,
      question_key: uncle,
      page_id: 'wild',
      sequence: at,
      response: '"unknown-uncle-two"',
      saved_at: now.toISOString(),
    }));
    for (let at = 0; at < before.length; at += 1000)
      await db()
        .insertInto('answers')
        .values(before.slice(at, at + 1000))
        .execute();
    const two = [one('poverty-enough', 'true'), one(uncle, `${uncle}-one`)];
    const saving = { attempt, pageId, answers: two };
    expect(await saveAnswers(db(), grace, saving, now)).toEqual({ refused: 'too-many' });
    expect(await saveAnswers(db(), grace, { ...saving, answers: [two[1]!] }, now)).toMatchObject({
      answered: [uncle],
    });
    expect(await saveAnswers(db(), grace, saving, now)).toEqual({ refused: 'too-many' });
    expect(await stored()).toHaveLength(5000);
    expect(await submitAttempt(db(), grace, { attempt, confirm: true }, now)).toMatchObject({
      marks: { right: 1 },
    });
  });

  it('is kept, sent and marked also after its course was left', async () => {
    const [grace, attempt] = await graceHasBegun();
    await withdraw(db(), grace, { course }, now);
    const answers = Object.entries(rightAnswers).map(([key, response]) => one(key, response));
    await saveAnswers(db(), grace, { attempt, pageId, answers }, now);
    expect(await submitAttempt(db(), grace, { attempt, confirm: false }, now)).toMatchObject({
      marks: { passed: true },
    });
  });

  it('comes too late once the answers are sent, whatever the phone’s clock says', async () => {
    const [grace, attempt] = await graceHasBegun();
    await submitAttempt(db(), grace, { attempt, confirm: true }, now);
    const late = { attempt, pageId, answers: [one(uncle, `${uncle}-one`, 1)] };
    const twoDaysAgo = new Date(now.getTime() - 2 * 86_400_000);
    expect(await saveAnswers(db(), grace, late, twoDaysAgo)).toEqual({ refused: 'submitted' });
    expect(await stored()).toEqual([]);
    expect((await findResult(db(), grace, attempt, now))?.marks.right).toBe(0);
  });

  it('either counts or is refused, when it comes together with the sending', async () => {
    for (let round = 0; round < 5; round++) {
      await db().deleteFrom('answers').execute();
      await db().deleteFrom('attempts').execute();
      const grace = await aPerson(db(), 'Grace Atieno');
      if (round === 0) await aCourseWithACheck(db());
      await readyFor(db(), grace);
      const started = await startAttempt(db(), grace, { course, clientId: randomUUID() }, now);
      const { attempt } = started as { attempt: string };
      const entries = Object.entries(rightAnswers);
      const [submitted, ...saves] = await Promise.all([
        submitAttempt(db(), grace, { attempt, confirm: true }, now),
        ...entries.map(([key, response]) =>
          saveAnswers(db(), grace, { attempt, pageId, answers: [one(key, response)] }, now),
        ),
      ]);
      const kept = saves.filter((it) => it && !('refused' in it)).length;
      expect(submitted).toMatchObject({ marks: { right: kept } });
    }
  });
});
