/**
 * The author's companion reads what the guard has passed and says what a reader would stumble over.
 * A **rule** knows one kind of mistake; what it finds is a **finding**: where, what, and how to mend
 * it. An error has to be mended before the content is in order; **advice** is for the author to weigh.
 */
import type { CheckedCourse, CheckedText, CourseSource } from '../content/content.server.ts';
import type { Problem } from '../mdx/problem.ts';
import type { Passage } from './passages.ts';

export interface Told extends Problem {
  advice?: true;
}

export interface Finding extends Told {
  /** From the content's folder: courses/the-journey-home/engage/en.mdx. */
  file: string;
}

/** One file of words: a lesson, an assessment, a page. */
export interface Text extends CheckedText {
  passages: Passage[];
}

export interface Course extends Pick<CourseSource, 'slug' | 'course' | 'lessons' | 'assessment'> {
  /** course.yml as it was written. */
  yaml: string;
  texts: Text[];
  compiled: CheckedCourse['compiled'];
}

/** Everything a link may lead to. */
export interface Site {
  /** Each course's lessons, in every course there is. */
  lessons: Map<string, readonly string[]>;
}

/** What is wrong in one text. */
export type TextRule = (text: Text, site: Site, course: Course | null) => Told[];

/** What is wrong in a course as a whole, or between its texts. */
export type CourseRule = (course: Course, site: Site) => Finding[];
