/** Lets a person of the demo walk their journey through the first course, at its own dates. */
import type { Db } from '#db/connection.server.ts';
import {
  certificateDraft,
  issueCertificate,
} from '#app/domain/certificates/certificates.server.ts';
import { findCourse, questionsOf } from '#app/domain/courses/courses.server.ts';
import type { CompiledQuestion } from '#app/domain/courses/courses.ts';
import { completeLesson, enrol, withdraw } from '#app/domain/enrolments/enrolments.server.ts';
import { personById } from '#app/domain/people/people.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import {
  findAttempt,
  saveAnswers,
  startAttempt,
  submitAttempt,
} from '#app/domain/quizzes/quizzes.server.ts';
import type { Entered } from '#app/domain/quizzes/quizzes.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { randomUUID } from 'node:crypto';
import type { Journey } from './demo-cast.ts';

const course = 'the-journey-home';
const day = 86_400_000;

export async function walk(
  db: Db,
  personId: string,
  journey: Journey | undefined,
  now: Date,
): Promise<void> {
  const viewer = await personById(db, personId);
  const home = viewer && (await findCourse(db, viewer, course));
  if (!viewer || !home || !journey) return;

  let at = new Date(now.getTime() - journey.began * day);
  const later = (days: number) => {
    const next = new Date(at.getTime() + days * day);
    return (at = next < now ? next : now);
  };
  await enrol(db, viewer, { course }, at);
  for (const lesson of home.lessons.slice(0, journey.lessons)) {
    await completeLesson(db, viewer, { course, lesson: lesson.key }, later(1));
  }
  for (const outcome of journey.sittings ?? []) {
    await sit(db, viewer, outcome, later(1.5));
  }
  if (journey.withdrawn) await withdraw(db, viewer, { course }, later(10));
}

async function sit(
  db: Db,
  viewer: SignedIn,
  outcome: 'passed' | 'missed',
  at: Date,
): Promise<void> {
  const started = await startAttempt(db, viewer, { course, clientId: randomUUID() }, at);
  if (!started || 'refused' in started)
    throw new Error(`${viewer.name}: ${JSON.stringify(started)}`);
  const attempt = started.attempt;
  const view = await findAttempt(db, viewer, attempt);
  const home = await findCourse(db, viewer, course);
  const { questions } = await questionsOf(db, {
    version: home!.version.id,
    language: viewer.language,
  });
  const asked = view!.questions.map((it) => questions.find((question) => question.id === it.key)!);
  const known = outcome === 'passed' ? asked.length - 1 : Math.ceil(asked.length / 2);
  const answers = asked.map((question, place) => ({
    questionKey: question.id,
    sequence: place + 1,
    response: place < known ? right(question) : wrong(question),
  }));
  await saveAnswers(db, viewer, { attempt, pageId: newId(), answers }, at);
  await submitAttempt(db, viewer, { attempt, confirm: true }, at);
  if (outcome === 'passed') {
    const draft = await certificateDraft(db, viewer, { attempt });
    if (draft) await issueCertificate(db, viewer, { attempt, holder: viewer.name }, at);
  }
}

function right(question: CompiledQuestion): Entered {
  if (question.kind === 'true-false') return String(question.answer);
  if (question.kind === 'ordering') {
    return Object.fromEntries(question.items!.map((item, place) => [item.id, String(place + 1)]));
  }
  if (question.kind === 'matching') {
    return Object.fromEntries(question.pairs!.map((pair) => [pair.id, pair.with]));
  }
  const chosen = question.choices!.filter((choice) => choice.right).map((choice) => choice.id);
  return question.kind === 'multiple' ? chosen : chosen[0]!;
}

function wrong(question: CompiledQuestion): Entered {
  if (question.kind === 'true-false') return String(!question.answer);
  if (question.kind === 'ordering') {
    const places = question.items!.map((_item, place) => String(question.items!.length - place));
    return Object.fromEntries(question.items!.map((item, place) => [item.id, places[place]!]));
  }
  if (question.kind === 'matching') {
    const [first] = question.pairs!;
    return Object.fromEntries(question.pairs!.map((pair) => [pair.id, first!.with]));
  }
  const mistaken = question.choices!.filter((choice) => !choice.right).map((choice) => choice.id);
  return question.kind === 'multiple' ? mistaken.slice(0, 1) : mistaken[0]!;
}
