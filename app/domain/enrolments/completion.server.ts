import type { Db } from '#db/connection.server.ts';
import { findLesson } from '#app/domain/courses/courses.server.ts';
import type { LessonHead } from '#app/domain/courses/courses.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { progressIn } from './progress.server.ts';

type Completed = { completed: true; next: LessonHead | null } | { refused: 'not-enrolled' };

/** Notes that a lesson is done, once and for good. Null when there is no such lesson. */
export async function completeLesson(
  db: Db,
  viewer: SignedIn,
  { course: slug, lesson: key }: { course: string; lesson: string },
  now: Date,
): Promise<Completed | null> {
  const found = await findLesson(db, viewer, { course: slug, lesson: key });
  if (!found) return null;
  const { enrolment, withdrawnAt } = await progressIn(db, viewer, found.course);
  if (!enrolment || withdrawnAt) return { refused: 'not-enrolled' };
  await db
    .insertInto('completions')
    .values({
      id: newId(),
      enrolment_id: enrolment.id,
      lesson_key: key,
      version_id: found.course.version.id,
      completed_at: now.toISOString(),
    })
    .onConflict((oc) => oc.columns(['enrolment_id', 'lesson_key']).doNothing())
    .execute();
  return { completed: true, next: found.next };
}
