/** Reflections: written by a person, for that person (D11). */
import type { Db } from '#db/connection.server.ts';
import { findCourse, findLesson } from '#app/domain/courses/courses.server.ts';
import { prepared } from '#db/prepared.server.ts';
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
    await db
      .deleteFrom('reflections')
      .where('person_id', '=', place.person_id)
      .where('course_id', '=', place.course_id)
      .where('lesson_key', '=', lesson)
      .where('reflection_key', '=', reflection)
      .execute();
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
