/** Progress, read: the facts of a person's enrolments, and nothing that is computed from them. */
import type { Db } from '#db/connection.server.ts';
import { prepared } from '#db/prepared.server.ts';
import { findCourse, listCourses } from '#app/domain/courses/courses.server.ts';
import type { Course } from '#app/domain/courses/courses.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import type { MyCourse, Progress } from './enrolments.ts';
import { progressFrom, type Facts } from './progress.ts';

export async function progressOf(
  db: Db,
  viewer: SignedIn,
  courseSlug: string,
): Promise<Progress | null> {
  const course = await findCourse(db, viewer, courseSlug);
  return course && progressIn(db, viewer, course);
}

/** For who has the course at hand already. */
export async function progressIn(db: Db, viewer: SignedIn, course: Course): Promise<Progress> {
  const facts = await factsOf(db, viewer, course.id);
  return progressFrom(course, facts.get(course.id) ?? null);
}

/** Every course the person ever joined, the one they were in last first. */
export async function myCourses(db: Db, viewer: SignedIn): Promise<MyCourse[]> {
  const facts = await factsOf(db, viewer);
  if (facts.size === 0) return [];
  const courses = await listCourses(db, viewer);
  return courses
    .filter((course) => facts.has(course.id))
    .map((course) => ({ course, progress: progressFrom(course, facts.get(course.id)!) }))
    .sort((a, b) => (b.progress.lastAt ?? '').localeCompare(a.progress.lastAt ?? ''));
}

/** A row for each completion, and one for an enrolment without any. */
const rowsOf = (db: Db, person: string) =>
  db
    .selectFrom('enrolments')
    .leftJoin('withdrawals', (join) =>
      join
        .onRef('withdrawals.enrolment_id', '=', 'enrolments.id')
        .on('withdrawals.returned_at', 'is', null),
    )
    .leftJoin('completions', 'completions.enrolment_id', 'enrolments.id')
    .select([
      'enrolments.id',
      'enrolments.course_id',
      'enrolments.cycle',
      'enrolments.organization_id',
      'enrolments.enrolled_at',
      'withdrawals.withdrawn_at',
      'completions.lesson_key',
      'completions.completed_at',
    ])
    .select((query) =>
      query
        .selectFrom('attempts')
        .select((it) => it.fn.min('attempts.submitted_at').as('at'))
        .whereRef('attempts.enrolment_id', '=', 'enrolments.id')
        .where('attempts.passed', '=', 1)
        .as('passed_at'),
    )
    .where('enrolments.person_id', '=', person)
    .orderBy('enrolments.cycle');

const rowsOfAll = prepared((db, { person }: { person: string }) => rowsOf(db, person));
const rowsOfOne = prepared((db, { person, course }: { person: string; course: string }) =>
  rowsOf(db, person).where('enrolments.course_id', '=', course),
);

async function factsOf(db: Db, { id: person }: SignedIn, course?: string) {
  const rows = await (course ? rowsOfOne(db, { person, course }) : rowsOfAll(db, { person }));
  const facts = new Map<string, Facts>();
  for (const row of rows) {
    let known = facts.get(row.course_id);
    // Rows come cycle by cycle; the last cycle is where the person is.
    if (known?.enrolment.id !== row.id) {
      known = {
        enrolment: {
          id: row.id,
          courseId: row.course_id,
          cycle: row.cycle,
          organizationId: row.organization_id,
          enrolledAt: row.enrolled_at,
        },
        withdrawnAt: row.withdrawn_at,
        passedAt: row.passed_at,
        completions: new Map(),
      };
      facts.set(row.course_id, known);
    }
    if (row.lesson_key && row.completed_at) known.completions.set(row.lesson_key, row.completed_at);
  }
  return facts;
}
