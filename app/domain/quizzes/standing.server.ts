/** Where somebody stands before the final check of a course as it is now. */
import type { Db } from '#db/connection.server.ts';
import type { Course } from '#app/domain/courses/courses.ts';
import { progressIn } from '#app/domain/enrolments/enrolments.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import type { Marks, Standing } from './quizzes.ts';
import { standingOf } from './waiting.ts';

export async function enrolmentFor(db: Db, viewer: SignedIn, course: Course) {
  const progress = await progressIn(db, viewer, course);
  if (!progress.enrolment) return null;
  return {
    id: progress.enrolment.id,
    withdrawn: progress.withdrawnAt !== null,
    lessonsLeft: progress.lessons.length - progress.completed,
  };
}

export async function sittingsOf(db: Db, enrolment: string) {
  const rows = await db
    .selectFrom('attempts')
    .select(['id', 'client_id', 'number', 'submitted_at', 'passed', 'marks'])
    .where('enrolment_id', '=', enrolment)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    clientId: row.client_id,
    number: row.number,
    submittedAt: row.submitted_at,
    passed: row.passed === 1,
    marks: row.marks === null ? null : (JSON.parse(row.marks) as Marks),
  }));
}

/** In the latest cycle; or in an earlier one, where only what came of it can be seen. */
export async function standingIn(
  db: Db,
  viewer: SignedIn,
  course: Course,
  now: Date,
  { enrolment: earlier }: { enrolment?: string } = {},
) {
  const latest = await enrolmentFor(db, viewer, course);
  const enrolment =
    earlier === undefined || earlier === latest?.id
      ? latest
      : { id: earlier, withdrawn: false, lessonsLeft: 0 };
  const sat = enrolment ? await sittingsOf(db, enrolment.id) : [];
  const standing: Standing = enrolment
    ? standingOf(sat, course, enrolment.lessonsLeft, now)
    : { state: 'not-enrolled' };
  // Who has left comes back first; what was passed stays passed.
  const left = enrolment?.withdrawn && standing.state !== 'passed';
  return {
    standing: left ? ({ state: 'not-enrolled' } as const) : standing,
    sat,
    attemptsLeft: Math.max(0, course.attempts - sat.length),
  };
}
