/** Made by hand, because hundreds of them must be ready at once. */
import type { Db } from '#db/connection.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import type { Learner } from './journal.ts';
import { cookieFor } from './session.ts';

/** People who have read every lesson and may sit the check. */
export async function readyLearners(db: Db, count: number): Promise<Learner[]> {
  const course = await db
    .selectFrom('courses')
    .select('id')
    .where('slug', '=', 'the-journey-home')
    .executeTakeFirstOrThrow();
  const lessons = await db
    .selectFrom('lessons')
    .innerJoin('course_versions', 'course_versions.id', 'lessons.version_id')
    .select(['lessons.key', 'lessons.version_id'])
    .where('course_versions.course_id', '=', course.id)
    .execute();
  const now = new Date().toISOString();
  const learners: Learner[] = [];
  for (let number = 0; number < count; number++) {
    const id = newId();
    const enrolment = newId();
    await db
      .insertInto('people')
      .values({
        id,
        name: `Learner ${number}`,
        username: `learner-${number}`,
        language: 'en',
        time_zone: 'UTC',
        created_at: now,
      })
      .execute();
    await db
      .insertInto('enrolments')
      .values({
        id: enrolment,
        person_id: id,
        course_id: course.id,
        cycle: 1,
        enrolled_at: now,
        enrolled_by: id,
      })
      .execute();
    await db
      .insertInto('completions')
      .values(
        lessons.map(({ key, version_id }) => ({
          id: newId(),
          enrolment_id: enrolment,
          lesson_key: key,
          version_id,
          completed_at: now,
        })),
      )
      .execute();
    learners.push({ id, cookie: await cookieFor(db, id) });
  }
  return learners;
}
