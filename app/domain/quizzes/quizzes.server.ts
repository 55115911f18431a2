/** The final check: its rules, an attempt as it is sat, and the verbs on it. */
import type { Db } from '#db/connection.server.ts';
import { findCourse } from '#app/domain/courses/courses.server.ts';
import { accountsJoinedTo } from '#app/domain/people/people.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { ask } from './asking.ts';
import { currentAnswers, lastSave } from './current-answers.ts';
import { titleOf, type AssessmentView, type AttemptView } from './quizzes.ts';
import { loadSitting, savesOf } from './sitting.server.ts';
import { standingIn } from './standing.server.ts';

export { findResult } from './result.server.ts';
export { saveAnswers } from './saving.server.ts';
export { startAttempt } from './starting.server.ts';
export { submitAttempt } from './submitting.server.ts';
export { heldByQuizzes } from './held.server.ts';

/** The rules of a course's final check, what the viewer did of it and may do next. */
export async function attemptsOf(
  db: Db,
  viewer: SignedIn,
  { course: slug }: { course: string },
  now: Date,
): Promise<AssessmentView | null> {
  const course = await findCourse(db, viewer, slug);
  if (!course || course.paper.questions === 0) return null;
  const { standing, sat, attemptsLeft } = await standingIn(db, viewer, course, now);
  return {
    course: titleOf(course),
    ...course.paper,
    hasCritical: course.hasCritical,
    attempts: course.attempts,
    attemptsLeft,
    waitHours: course.waitHours,
    standing,
    past: sat.flatMap(({ id, number, submittedAt, passed, marks }) =>
      submittedAt && marks
        ? [{ id, number, submittedAt, passed, right: marks.right, total: marks.total }]
        : [],
    ),
  };
}

/** An attempt as its page shows it, without anything that tells what is right. */
export async function findAttempt(
  db: Db,
  viewer: SignedIn,
  id: string,
): Promise<AttemptView | null> {
  const sitting = await loadSitting(db, viewer, id);
  if (!sitting) return null;
  const saves = await savesOf(db, sitting.id);
  const current = currentAnswers(saves);
  return {
    id: sitting.id,
    number: sitting.number,
    language: sitting.language,
    course: titleOf(sitting.course),
    attempts: sitting.course.attempts,
    submittedAt: sitting.submittedAt,
    savedAt: lastSave(saves),
    questions: sitting.questions.map((question, at) =>
      ask(question, sitting.paper.questions[at]!, current.get(question.id)?.response),
    ),
  };
}

/** The ids of all that the viewer ever began, the newest first and no more than a header can hold. */
export async function attemptsBegunBy(db: Db, viewer: SignedIn): Promise<string[]> {
  const rows = await db
    .selectFrom('attempts')
    .select('id')
    .where('person_id', 'in', [viewer.id, ...(await accountsJoinedTo(db, viewer.id))])
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
  return rows.map(({ id }) => id);
}
