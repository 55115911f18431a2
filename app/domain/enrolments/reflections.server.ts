/** Reflections: written by a person, for that person (D11). */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { findCourse, findLesson } from '#app/domain/courses/courses.server.ts';
import { prepared } from '#db/prepared.server.ts';
import { accountsJoinedTo, forgetInMerges } from '#app/domain/people/people.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { longestReflection } from './enrolments.ts';
import { progressIn } from './progress.server.ts';

interface Place {
  course: string;
  lesson: string;
}

type Saved = { kept: true } | { deleted: true } | { refused: 'too-long' | 'not-enrolled' };

/** Keeps somebody's own words; no words delete them. Null where nothing was asked. */
export async function saveReflection(
  db: Db,
  viewer: SignedIn,
  { course: slug, lesson, reflection, text }: Place & { reflection: string; text: string },
  now: Date,
): Promise<Saved | null> {
  const course = await findCourse(db, viewer, slug);
  if (!course) return null;
  const place = {
    person_id: viewer.id,
    course_id: course.id,
    lesson_key: lesson,
    reflection_key: reflection,
  };
  // Own words may always be taken back: after leaving, and when the lesson is no more.
  if (text === '') {
    await db.transaction().execute((trx) => deleteReflection(trx, place));
    return { deleted: true };
  }
  const found = await findLesson(db, viewer, { course: slug, lesson });
  const asked = found?.lesson.parts.some((it) => it.kind === 'reflection' && it.id === reflection);
  if (!asked) return null;
  if (text.length > longestReflection) return { refused: 'too-long' };
  const { enrolment, withdrawnAt } = await progressIn(db, viewer, course);
  if (!enrolment || withdrawnAt) return { refused: 'not-enrolled' };
  const words = { text, saved_at: now.toISOString() };
  await db
    .insertInto('reflections')
    .values({ id: newId(), ...place, ...words })
    .onConflict((oc) =>
      oc.columns(['person_id', 'course_id', 'lesson_key', 'reflection_key']).doUpdateSet(words),
    )
    .execute();
  return { kept: true };
}

/**
 * With what an account that was joined to this one has of it, out of sight: it was put together with
 * this one, and whoever deletes their words means all of them.
 */
async function deleteReflection(
  trx: Transaction<Database>,
  place: { person_id: string; course_id: string; lesson_key: string; reflection_key: string },
): Promise<void> {
  const people = [place.person_id, ...(await accountsJoinedTo(trx, place.person_id))];
  const found = await trx
    .selectFrom('reflections')
    .select('id')
    .where('person_id', 'in', people)
    .where('course_id', '=', place.course_id)
    .where('lesson_key', '=', place.lesson_key)
    .where('reflection_key', '=', place.reflection_key)
    .execute();
  const rows = found.map(({ id }) => id);
  if (rows.length === 0) return;
  await forgetInMerges(trx, { keptIds: people, rows });
  await trx.deleteFrom('reflections').where('id', 'in', rows).execute();
}

const wordsIn = prepared(
  (db, { person, course, lesson }: { person: string; course: string; lesson: string }) =>
    db
      .selectFrom('reflections')
      .innerJoin('courses', 'courses.id', 'reflections.course_id')
      .select(['reflections.reflection_key', 'reflections.text', 'reflections.saved_at'])
      .where('reflections.person_id', '=', person)
      .where('courses.slug', '=', course)
      .where('reflections.lesson_key', '=', lesson),
);

/** The viewer's own words in a lesson, by the reflection's id. */
export async function readReflections(
  db: Db,
  viewer: SignedIn,
  place: Place,
): Promise<Record<string, { text: string; savedAt: string }>> {
  const rows = await wordsIn(db, { ...place, person: viewer.id });
  return Object.fromEntries(
    rows.map((row) => [row.reflection_key, { text: row.text, savedAt: row.saved_at }]),
  );
}
