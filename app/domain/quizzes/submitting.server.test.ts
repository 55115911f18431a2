import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
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
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

onEachEngine('sending the answers', (db) => {
  async function graceHasAnswered(answers: Record<string, Entered>): Promise<[SignedIn, string]> {
    const grace = await aPerson(db(), 'Grace Atieno');
    await aCourseWithACheck(db());
    await readyFor(db(), grace);
    const started = await startAttempt(db(), grace, { course, clientId: randomUUID() }, now);
    const { attempt } = started as { attempt: string };
    const saving = {
      attempt,
      pageId: randomUUID(),
      answers: Object.entries(answers).map(([questionKey, response]) => ({
        questionKey,
        sequence: null,
        response,
      })),
    };
    await saveAnswers(db(), grace, saving, now);
    return [grace, attempt];
  }

  it('first says what has no answer, and marks nothing', async () => {
    const [grace, attempt] = await graceHasAnswered({
      ...rightAnswers,
      'unknown-uncle': null,
      'six-steps': { register: '1', assess: '2', plan: '2', close: '4' },
    });
    const order = (await findAttempt(db(), grace, attempt))!.questions.map((it) => it.key);
    const refused = await submitAttempt(db(), grace, { attempt, confirm: false }, now);
    const open = ['unknown-uncle', 'six-steps'];
    expect(refused).toEqual({ unanswered: order.filter((key) => open.includes(key)) });
    expect(await findResult(db(), grace, attempt, now)).toBeNull();
    expect((await findAttempt(db(), grace, attempt))?.submittedAt).toBeNull();
    const sent = await submitAttempt(db(), grace, { attempt, confirm: true }, now);
    expect(sent).toMatchObject({ marks: { right: 3, total: 5, needed: 4, passed: false } });
  });

  it('keeps what stands on the page with it, or neither', async () => {
    const [grace, attempt] = await graceHasAnswered({});
    const answers = Object.entries(rightAnswers).map(([questionKey, response]) => ({
      questionKey,
      sequence: null,
      response,
    }));
    const page = { pageId: randomUUID(), answers };
    const send = () => submitAttempt(db(), grace, { attempt, confirm: true, page }, now);
    const stored = () => db().selectFrom('answers').select('question_key').execute();

    await sql`alter table audit_entries rename to elsewhere`.execute(db());
    await expect(send()).rejects.toThrow('audit_entries');
    expect(await stored()).toEqual([]);
    await sql`alter table elsewhere rename to audit_entries`.execute(db());
    expect(await send()).toMatchObject({ marks: { right: 5, passed: true } });
    expect(await stored()).toHaveLength(5);
  });

  it('marks once when twenty send at the same time, and all get the same reply', async () => {
    const [grace, attempt] = await graceHasAnswered(rightAnswers);
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        submitAttempt(db(), grace, { attempt, confirm: at % 2 === 0 }, later(at)),
      ),
    );
    expect(new Set(replies.map((it) => JSON.stringify(it))).size).toBe(1);
    expect(replies[0]).toMatchObject({ attempt, marks: { right: 5, passed: true } });
    const audit = await db().selectFrom('audit_entries').selectAll().execute();
    const marked = audit.filter((entry) => entry.verb === 'attempt.marked');
    expect(marked).toHaveLength(1);
    expect(JSON.parse(marked[0]!.details)).toEqual({ right: 5, total: 5, passed: true });
  });

  it('gives the same marks a month later', async () => {
    const [grace, attempt] = await graceHasAnswered(rightAnswers);
    const first = await submitAttempt(db(), grace, { attempt, confirm: false }, now);
    await aCourseWithACheck(db(), { hash: 'second', rules: { pass: 100 }, questions: [] });
    expect(await submitAttempt(db(), grace, { attempt, confirm: false }, later(720))).toEqual(
      first,
    );
    expect((await findResult(db(), grace, attempt, later(720)))?.submittedAt).toBe(
      now.toISOString(),
    );
  });

  it('calls an answer that was damaged in the database wrong', async () => {
    const [grace, attempt] = await graceHasAnswered(rightAnswers);
    await db()
      .updateTable('answers')
      .set({ response: '{"__proto__":[' })
      .where('question_key', '=', 'six-steps')
      .execute();
    const sent = await submitAttempt(db(), grace, { attempt, confirm: true }, now);
    expect(sent).toMatchObject({ marks: { right: 4, passed: true } });
    const result = await findResult(db(), grace, attempt, now);
    expect(result?.questions.find((it) => it.key === 'six-steps')?.given).toBeNull();
  });

  it('fails without the key question, however many others are right', async () => {
    const [grace, attempt] = await graceHasAnswered({
      ...rightAnswers,
      'unknown-uncle': 'unknown-uncle-three',
    });
    const sent = await submitAttempt(db(), grace, { attempt, confirm: false }, now);
    expect(sent).toMatchObject({
      marks: { right: 4, needed: 4, criticalRight: false, passed: false },
    });
  });

  it('shows then what was answered, what is right and why, and what to read again', async () => {
    const [grace, attempt] = await graceHasAnswered({
      'unknown-uncle': 'unknown-uncle-two',
      'where-to-search': ['where-to-search-one', 'where-to-search-three'],
      'poverty-enough': 'true',
      'six-steps': { register: '2', assess: '1', plan: '3' },
    });
    await submitAttempt(db(), grace, { attempt, confirm: true }, now);
    const result = (await findResult(db(), grace, attempt, later(1)))!;
    const of = (key: string) => result.questions.find((it) => it.key === key)!;
    expect(result.marks).toEqual({
      right: 0,
      total: 5,
      needed: 4,
      passed: false,
      criticalRight: false,
    });
    expect(result.standing).toEqual({ state: 'wait', until: later(24).toISOString() });
    expect(result.attemptsLeft).toBe(2);
    expect(of('unknown-uncle')).toMatchObject({
      right: false,
      given: { kind: 'choices', lines: ['<p>Choice two</p>'] },
      correct: { kind: 'choices', lines: ['<p>Choice one</p>'] },
      comments: [
        { taken: false, right: true, feedbackHtml: '<p>FEEDBACK on one</p>' },
        { taken: true, right: false, feedbackHtml: '<p>FEEDBACK on two</p>' },
      ],
      lesson: { key: 'why-family', title: 'Lesson why-family' },
    });
    expect(of('where-to-search').comments.map((it) => [it.taken, it.right])).toEqual([
      [true, true],
      [false, true],
      [true, false],
    ]);
    expect(of('poverty-enough')).toMatchObject({
      given: { kind: 'truth', truth: true },
      correct: { kind: 'truth', truth: false },
      feedbackHtml: '<p>FEEDBACK: poverty alone never separates.</p>',
    });
    expect(of('six-steps').given).toEqual({
      kind: 'places',
      lines: [
        { place: 1, html: '<p>To assess</p>' },
        { place: 2, html: '<p>To register</p>' },
        { place: 3, html: '<p>To plan</p>' },
        { place: null, html: '<p>To close</p>' },
      ],
    });
    expect(of('task-stage').given).toBeNull();
    expect(of('task-stage').correct).toEqual({
      kind: 'matches',
      lines: [
        { html: '<p>Life-story book</p>', target: 'Prepare' },
        { html: '<p>Hand over papers</p>', target: 'Place' },
        { html: '<p>First visit</p>', target: 'Place' },
      ],
    });
    expect(result.readAgain.map((it) => it.key)).toEqual(['why-family', 'trace']);
    expect(result.readAgain.flatMap((it) => it.questions).sort()).toEqual([1, 2, 3, 4, 5]);
  });
});
