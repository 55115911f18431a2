import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { withdraw } from '#app/domain/enrolments/enrolments.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { aCourseWithACheck, course, readyFor } from '../../../tests/factories/final-check.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { aTrueFalse, oneOfEach, rightAnswers } from '../../../tests/factories/questions.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import type { Entered } from './quizzes.ts';
import {
  attemptsOf,
  findAttempt,
  findResult,
  saveAnswers,
  startAttempt,
  submitAttempt,
} from './quizzes.server.ts';

const now = new Date('2026-11-22T07:40:00.000Z');
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const page = randomUUID();
const as = (answers: Record<string, Entered>, sequence: number | null = null) =>
  Object.entries(answers).map(([questionKey, response]) => ({ questionKey, sequence, response }));

onEachEngine('the final check', (db) => {
  async function graceIsReady(given: Parameters<typeof aCourseWithACheck>[1] = {}) {
    const grace = await aPerson(db(), 'Grace Atieno');
    await aCourseWithACheck(db(), given);
    await readyFor(db(), grace);
    return grace;
  }
  async function begun(person: SignedIn, at = now): Promise<string> {
    const started = await startAttempt(db(), person, { course, clientId: randomUUID() }, at);
    if (!started || 'refused' in started) throw new Error(JSON.stringify(started));
    return started.attempt;
  }
  const save = (person: SignedIn, attempt: string, answers: Record<string, Entered>, at = now) =>
    saveAnswers(db(), person, { attempt, pageId: page, answers: as(answers) }, at);
  const submit = (person: SignedIn, attempt: string, at = now) =>
    submitAttempt(db(), person, { attempt, confirm: true }, at);
  /** A whole try, sent with these answers. */
  async function tried(person: SignedIn, answers: Record<string, Entered>, at = now) {
    const attempt = await begun(person, at);
    await save(person, attempt, answers, at);
    await submit(person, attempt, at);
    return attempt;
  }
  const rows = async (table: 'attempts' | 'answers' | 'audit_entries') =>
    (await db().selectFrom(table).selectAll().execute()).length;

  it('starts once, however often it is asked', async () => {
    const grace = await graceIsReady();
    const clientId = randomUUID();
    const first = await startAttempt(db(), grace, { course, clientId }, now);
    expect(await startAttempt(db(), grace, { course, clientId }, later(1))).toEqual(first);
    const another = await startAttempt(db(), grace, { course, clientId: randomUUID() }, later(2));
    expect(another).toEqual(first);
    expect(await rows('attempts')).toBe(1);
  });

  it('starts once when twenty ask at the same time', async () => {
    const grace = await graceIsReady();
    const started = await Promise.all(
      Array.from({ length: 20 }, () =>
        startAttempt(db(), grace, { course, clientId: randomUUID() }, now),
      ),
    );
    expect(new Set(started.map((it) => JSON.stringify(it))).size).toBe(1);
    expect(started[0]).toHaveProperty('attempt');
    expect(await rows('attempts')).toBe(1);
  });

  it('remembers which try a client id started, also after it was sent', async () => {
    const grace = await graceIsReady();
    const clientId = randomUUID();
    const first = await startAttempt(db(), grace, { course, clientId }, now);
    await submit(grace, (first as { attempt: string }).attempt);
    expect(await startAttempt(db(), grace, { course, clientId }, later(30))).toEqual(first);
  });

  it('is for who is enrolled and has done every lesson', async () => {
    await aCourseWithACheck(db());
    const moses = await aPerson(db(), 'Moses Okello');
    const ask = () => startAttempt(db(), moses, { course, clientId: randomUUID() }, now);
    expect(await ask()).toEqual({ refused: 'not-enrolled' });
    await readyFor(db(), moses, ['why-family']);
    expect(await ask()).toEqual({ refused: 'lessons-left' });
    await readyFor(db(), moses);
    await withdraw(db(), moses, { course }, now);
    expect(await ask()).toEqual({ refused: 'not-enrolled' });
    await readyFor(db(), moses);
    expect(await ask()).toHaveProperty('attempt');
  });

  it('does not exist where there is no course, and refuses an id that is none', async () => {
    const grace = await graceIsReady();
    const clientId = randomUUID();
    expect(await startAttempt(db(), grace, { course: 'nowhere', clientId }, now)).toBeNull();
    expect(await attemptsOf(db(), grace, { course: 'nowhere' }, now)).toBeNull();
    expect(await startAttempt(db(), grace, { course, clientId: 'x' }, now)).toEqual({
      refused: 'malformed',
    });
  });

  it('waits after a try that was not passed, and ends with the last one', async () => {
    const grace = await graceIsReady({ rules: { attempts: 2 } });
    await tried(grace, {});
    const ask = (at: Date) => startAttempt(db(), grace, { course, clientId: randomUUID() }, at);
    expect(await ask(later(23.9))).toEqual({ refused: 'wait', until: later(24).toISOString() });
    await tried(grace, {}, later(24));
    expect(await ask(later(1000))).toEqual({ refused: 'no-attempts-left' });
    expect(await rows('attempts')).toBe(2);
  });

  it('holds the limit when twenty start the last try at once', async () => {
    const grace = await graceIsReady({ rules: { attempts: 2 } });
    await tried(grace, {});
    const started = await Promise.all(
      Array.from({ length: 20 }, () =>
        startAttempt(db(), grace, { course, clientId: randomUUID() }, later(24)),
      ),
    );
    expect(new Set(started.map((it) => JSON.stringify(it))).size).toBe(1);
    expect(await rows('attempts')).toBe(2);
  });

  it('is over once it is passed', async () => {
    const grace = await graceIsReady();
    const attempt = await tried(grace, rightAnswers);
    const again = await startAttempt(db(), grace, { course, clientId: randomUUID() }, later(30));
    expect(again).toEqual({ refused: 'passed' });
    const view = await attemptsOf(db(), grace, { course }, later(30));
    expect(view?.standing).toEqual({ state: 'passed', attempt });
    expect(view?.past).toEqual([
      { id: attempt, number: 1, submittedAt: now.toISOString(), right: 5, total: 5, passed: true },
    ]);
  });

  it('tells the rules and what is left', async () => {
    const grace = await graceIsReady();
    expect(await attemptsOf(db(), grace, { course }, now)).toMatchObject({
      course: { slug: course, title: 'The Journey Home', language: 'en' },
      questions: 5,
      needed: 4,
      hasCritical: true,
      attempts: 3,
      attemptsLeft: 3,
      waitHours: 24,
      standing: { state: 'ready' },
      past: [],
    });
    const attempt = await begun(grace);
    expect(await attemptsOf(db(), grace, { course }, now)).toMatchObject({
      attemptsLeft: 2,
      standing: { state: 'open', attempt },
    });
    const naomi = await aPerson(db(), 'Naomi');
    expect(await attemptsOf(db(), naomi, { course }, now)).toMatchObject({
      standing: { state: 'not-enrolled' },
      attemptsLeft: 3,
    });
  });

  it('asks without telling', async () => {
    const grace = await graceIsReady();
    const attempt = await begun(grace);
    await save(grace, attempt, rightAnswers);
    const view = await findAttempt(db(), grace, attempt);
    const sent = JSON.stringify(view);
    expect(sent).not.toMatch(/"(right|answer|feedback\w*|with|items|pairs|choices|lesson)"/i);
    expect(sent).not.toContain('FEEDBACK');
    const asked = (key: string) => view!.questions.find((it) => it.key === key)!;
    const steps = asked('six-steps');
    const right = ['register', 'assess', 'plan', 'close'];
    expect(steps.parts.map((it) => it.id)).not.toEqual(right);
    expect(Object.keys(steps.given as object)).toEqual([...right].sort());
    expect(Object.keys(asked('task-stage').given as object)).toEqual([
      'first-visit',
      'life-story',
      'papers',
    ]);
    expect(view!.questions).toHaveLength(5);
    expect(view!.questions.every((it) => it.complete)).toBe(true);
  });

  it('keeps a try in the language and the version it began in', async () => {
    const french = oneOfEach().map((it) => ({ ...it, promptHtml: '<p>En français</p>' }));
    const mirlande = await aPerson(db(), 'Mirlande', { language: 'fr' });
    await aCourseWithACheck(db(), { translations: { fr: french } });
    await readyFor(db(), mirlande);
    const attempt = await begun(mirlande);
    await aCourseWithACheck(db(), {
      hash: 'second',
      rules: { pass: 100 },
      questions: [...oneOfEach(), aTrueFalse({ id: 'new-one' })],
    });
    const view = await findAttempt(db(), { ...mirlande, language: 'en' }, attempt);
    expect(view?.language).toBe('fr');
    expect(view?.questions.map((it) => it.askHtml)).toEqual(Array(5).fill('En français'));
    await save(mirlande, attempt, { ...rightAnswers, 'poverty-enough': 'true' });
    expect(await submit(mirlande, attempt)).toMatchObject({ marks: { passed: true, total: 5 } });
  });

  it('asks other questions the next time', async () => {
    const many = Array.from({ length: 8 }, (_, at) => aTrueFalse({ id: `q-${at}` }));
    const grace = await graceIsReady({ questions: many, rules: { draw: 4 } });
    const keys = async (attempt: string) =>
      (await findAttempt(db(), grace, attempt))!.questions.map((it) => it.key);
    const first = await keys(await tried(grace, {}));
    const second = await keys(await tried(grace, {}, later(24)));
    expect([...first, ...second].sort()).toEqual(many.map((it) => it.id));
  });

  it('does not exist for anybody else', async () => {
    const grace = await graceIsReady();
    const moses = await aPerson(db(), 'Moses Okello');
    const attempt = await begun(grace);
    expect(await findAttempt(db(), moses, attempt)).toBeNull();
    expect(await save(moses, attempt, rightAnswers)).toBeNull();
    expect(await submit(moses, attempt)).toBeNull();
    expect(await rows('answers')).toBe(0);
    await submit(grace, attempt);
    expect(await findResult(db(), moses, attempt, now)).toBeNull();
    for (const id of ['', 'x', '\0', "' or 1=1 --", randomUUID()]) {
      expect(await findAttempt(db(), grace, id)).toBeNull();
      expect(await submit(grace, id)).toBeNull();
    }
  });
});
