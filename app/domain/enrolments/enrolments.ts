/**
 * An **enrolment** says that a person takes a course (once per **cycle**). It ends and begins again
 * by **withdrawals** and returns; it is never deleted. A **completion** is the fact that a lesson
 * was done. **Progress** is computed from these facts, for the course as it is now. A
 * **reflection** is what a person wrote for themselves in a lesson; nobody else reads it.
 */
import { z } from 'zod';
import type { Course, LessonHead } from '#app/domain/courses/courses.ts';

/**
 * - `none`: never enrolled
 * - `not-started`: enrolled, no lesson done
 * - `going`: some lessons done
 * - `ready`: all lessons done, the final check is next
 * - `done`: the final check is passed; stays so whatever is published later
 * - `withdrawn`: left, and may come back
 */
export type ProgressState = 'none' | 'not-started' | 'going' | 'ready' | 'done' | 'withdrawn';

export interface Enrolment {
  id: string;
  courseId: string;
  cycle: number;
  organizationId: string | null;
  enrolledAt: string;
}

export interface LessonProgress extends LessonHead {
  completedAt: string | null;
}

export interface Progress {
  state: ProgressState;
  enrolment: Enrolment | null;
  withdrawnAt: string | null;
  passedAt: string | null;
  /** The last thing that happened, for "where I left off". */
  lastAt: string | null;
  lessons: LessonProgress[];
  completed: number;
  /** Of the lessons still to do. */
  minutesLeft: number;
  /** The first lesson not done; null when all are. */
  next: LessonHead | null;
}

export interface MyCourse {
  course: Course;
  progress: Progress;
}

export interface Prerequisite {
  slug: string;
  title: string;
  as: 'advice' | 'rule';
  done: boolean;
}

/** What must be done before a course opens, and is not. */
export const missingOf = (prerequisites: Prerequisite[]): Prerequisite[] =>
  prerequisites.filter((it) => it.as === 'rule' && !it.done);

export const isEnrolled = (progress: Progress): boolean =>
  progress.enrolment !== null && progress.withdrawnAt === null;

export const longestReflection = 5000;

/**
 * Browsers send line ends as two characters, and PostgreSQL refuses NUL in a text. The default
 * stands last: the form's reader takes an empty field for none, and no words delete the old ones.
 */
export const reflectionForm = z.object({
  reflection: z.string().max(200),
  text: z
    .string()
    .overwrite((text) => text.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim())
    .max(longestReflection, 'courses.reflection.tooLong')
    .default(''),
});
