/** Made by hand, because hundreds of them must be ready at once. */
import type { Db } from '#db/connection.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import type { Graduate, Learner } from './journal.ts';
import { cookieFor } from './session.ts';

/** People who have read every lesson and may sit the check. */
export async function readyLearners(db: Db, count: number, called = 'learner'): Promise<Learner[]> {
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
        username: `${called}-${number}`,
        email: `${called}.${number}@example.org`,
        email_folded: `${called}.${number}@example.org`,
        email_confirmed_at: now,
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

/** People who have passed the check and may take their certificate. */
export async function readyGraduates(
  db: Db,
  count: number,
  called = 'graduate',
): Promise<Graduate[]> {
  const graduates: Graduate[] = [];
  for (const learner of await readyLearners(db, count, called)) {
    const attempt = newId();
    const enrolment = await db
      .selectFrom('enrolments')
      .innerJoin('completions', 'completions.enrolment_id', 'enrolments.id')
      .select(['enrolments.id', 'completions.version_id'])
      .where('person_id', '=', learner.id)
      .executeTakeFirstOrThrow();
    const now = new Date().toISOString();
    await db
      .insertInto('attempts')
      .values({
        id: attempt,
        client_id: attempt,
        enrolment_id: enrolment.id,
        person_id: learner.id,
        version_id: enrolment.version_id,
        number: 1,
        language: 'en',
        paper: '{"questions":[]}',
        started_at: now,
        submitted_at: now,
        marks: '{}',
        passed: 1,
      })
      .execute();
    graduates.push({ ...learner, attempt });
  }
  return graduates;
}
