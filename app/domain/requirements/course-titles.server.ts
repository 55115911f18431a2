import type { Db } from '#db/connection.server.ts';
import { listCourses } from '#app/domain/courses/courses.server.ts';
import type { Course } from '#app/domain/courses/courses.ts';
import type { Language } from '#app/words/languages.ts';

/** Every course as it is called in each of some languages, by its id. */
export async function coursesIn(
  db: Db,
  languages: Iterable<Language>,
): Promise<Map<Language, Map<string, Course>>> {
  const all = new Map<Language, Map<string, Course>>();
  for (const language of new Set(languages)) {
    const courses = await listCourses(db, { signedIn: false, language, timeZone: 'UTC' });
    all.set(language, new Map(courses.map((course) => [course.id, course])));
  }
  return all;
}
