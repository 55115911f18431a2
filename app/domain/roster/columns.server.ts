import type { Db } from '#db/connection.server.ts';
import { listCourses } from '#app/domain/courses/courses.server.ts';
import type { Language } from '#app/words/languages.ts';
import type { RosterCourse } from './roster.ts';

/** A course, and what its lessons are called now. */
export type Column = RosterCourse & { keys: string[] };

/** One query; the versions themselves are kept by the process. */
export async function columnsIn(db: Db, language: Language): Promise<Column[]> {
  const courses = await listCourses(db, { signedIn: false, language, timeZone: 'UTC' });
  return courses.map(({ id, slug, title, lessons }) => ({
    id,
    slug,
    title,
    lessons: lessons.length,
    keys: lessons.map((lesson) => lesson.key),
  }));
}
