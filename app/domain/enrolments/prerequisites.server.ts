import type { Db } from '#db/connection.server.ts';
import { findCourse } from '#app/domain/courses/courses.server.ts';
import type { Course } from '#app/domain/courses/courses.ts';
import type { Viewer } from '#app/domain/people/people.ts';
import type { Prerequisite } from './enrolments.ts';

/** What should, or must, come before a course. One that is not here yet cannot be asked for. */
export async function prerequisitesOf(
  db: Db,
  viewer: Viewer,
  course: Course,
): Promise<Prerequisite[]> {
  const prerequisites: Prerequisite[] = [];
  for (const { course: slug, as } of course.prerequisites) {
    const before = await findCourse(db, viewer, slug);
    if (!before) continue;
    const done = viewer.signedIn && (await hasPassed(db, viewer.id, before.id));
    prerequisites.push({ slug, title: before.title, as, done });
  }
  return prerequisites;
}

async function hasPassed(db: Db, personId: string, courseId: string): Promise<boolean> {
  const passed = await db
    .selectFrom('attempts')
    .innerJoin('enrolments', 'enrolments.id', 'attempts.enrolment_id')
    .select('attempts.id')
    .where('enrolments.person_id', '=', personId)
    .where('enrolments.course_id', '=', courseId)
    .where('attempts.passed', '=', 1)
    .limit(1)
    .executeTakeFirst();
  return passed !== undefined;
}

/** The attempt that an enrolment was passed with: the first. */
export async function passedAttempt(
  db: Db,
  enrolmentId: string,
): Promise<{ id: string; passedAt: string } | null> {
  const row = await db
    .selectFrom('attempts')
    .select(['id', 'submitted_at'])
    .where('enrolment_id', '=', enrolmentId)
    .where('passed', '=', 1)
    .orderBy('number')
    .limit(1)
    .executeTakeFirst();
  return row?.submitted_at ? { id: row.id, passedAt: row.submitted_at } : null;
}
