import type { Db } from '#db/connection.server.ts';
import { findCourse } from '#app/domain/courses/courses.server.ts';
import type { Course } from '#app/domain/courses/courses.ts';
import type { Viewer } from '#app/domain/people/people.ts';
import type { Prerequisite } from './enrolments.ts';

/** What should, or must, come before a course. One that is not here yet cannot be asked for. */
export async function prerequisitesOf(
  db: Db,
  viewer: Viewer,
  { prerequisites }: Course,
): Promise<Prerequisite[]> {
  if (prerequisites.length === 0) return [];
  const passed = viewer.signedIn ? await passedCourses(db, viewer.id) : new Set<string>();
  const found = await Promise.all(
    prerequisites.map(async ({ course: slug, as }) => {
      const before = await findCourse(db, viewer, slug);
      return before && { slug, title: before.title, as, done: passed.has(before.id) };
    }),
  );
  return found.filter((it) => it !== null);
}

async function passedCourses(db: Db, personId: string): Promise<Set<string>> {
  const passed = await db
    .selectFrom('attempts')
    .innerJoin('enrolments', 'enrolments.id', 'attempts.enrolment_id')
    .select('enrolments.course_id')
    .where('enrolments.person_id', '=', personId)
    .where('attempts.passed', '=', 1)
    .execute();
  return new Set(passed.map((row) => row.course_id));
}
