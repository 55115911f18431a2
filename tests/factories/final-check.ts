import type { Db } from '#db/connection.server.ts';
import type { CompiledQuestion, CourseRules, Publication } from '#app/domain/courses/courses.ts';
import { completeLesson, enrol } from '#app/domain/enrolments/enrolments.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { aLesson, aPublishedCourse } from './course.ts';
import { oneOfEach } from './questions.ts';

const published = new Date('2026-11-01T08:00:00.000Z');
export const course = 'the-journey-home';

/** The Journey Home in two lessons, with a final check: one question of each kind. */
export async function aCourseWithACheck(
  db: Db,
  given: {
    hash?: string;
    rules?: Partial<CourseRules>;
    questions?: CompiledQuestion[];
    translations?: Partial<Publication['questions']>;
    lessons?: string[];
  } = {},
): Promise<void> {
  const { hash = 'first', rules = {}, questions = oneOfEach(), translations = {} } = given;
  const lessons = given.lessons ?? ['why-family', 'trace'];
  await aPublishedCourse(
    db,
    {
      slug: course,
      hash,
      texts: { title: 'The Journey Home' },
      rules: { draw: 10, ...rules },
      lessons: lessons.map((key) => ({ key, texts: { en: aLesson(`Lesson ${key}`) } })),
      questions: { en: questions, ...translations },
    },
    published,
  );
}

/** Somebody who has done every lesson stands before the final check. */
export async function readyFor(
  db: Db,
  person: SignedIn,
  lessons = ['why-family', 'trace'],
): Promise<void> {
  const enrolled = await enrol(db, person, { course }, published);
  if (!enrolled || 'refused' in enrolled) throw new Error(`${person.name} was not enrolled.`);
  for (const lesson of lessons) await completeLesson(db, person, { course, lesson }, published);
}
