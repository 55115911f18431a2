/**
 * A **course** is what its current **version** says. A version is immutable once published and
 * holds **lessons** in their order and a pool of **questions**, each in English and in whatever
 * other languages it was written in. What is missing in a viewer's language is given in English.
 *
 * Lessons and questions have a **key**, chosen by their author and stable across versions.
 */
import type { CourseFile } from '#app/platform/content/course-file.ts';
import type {
  CompiledLesson,
  CompiledQuestion,
  LessonPart,
  Topic,
} from '#app/platform/mdx/compiled.ts';
import type { Language } from '#app/words/languages.ts';

export type { CompiledLesson, CompiledQuestion };
export type Part = LessonPart;
export type InLanguages<T> = Partial<Record<Language, T>> & { en: T };

/** What course.yml says in one language. */
export interface CourseTexts {
  title: string;
  subtitle: string;
  /** One sentence, for the catalogue. */
  summary: string;
  /** Two or three, for the course's page. */
  lead: string;
  audience: string;
  /** What the course speaks of, said before it begins. */
  note: string | null;
  /** Each reads on after "After this course you can …". */
  outcomes: { id: string; text: string }[];
  /** What a certificate says it is, and is not. */
  statement: string;
  references: { key: string; text: string; url?: string | undefined }[];
}

/** What course.yml rules, in every language. */
export interface CourseRules {
  level: CourseFile['level'];
  minutes: number;
  scene: string;
  /** How many questions a paper draws. */
  draw: number;
  /** Per cent. */
  pass: number;
  /** How many tries there are, with how many hours between two. */
  attempts: number;
  waitHours: number;
  /** How long a certificate is valid. */
  months: number;
  prerequisites: { course: string; as: 'advice' | 'rule' }[];
}

/** Everything of a course, ready to be published. */
export interface Publication {
  slug: string;
  /** The same hash, the same course. */
  hash: string;
  texts: InLanguages<CourseTexts>;
  rules: CourseRules;
  /** In the course's order. */
  lessons: { key: string; texts: InLanguages<CompiledLesson> }[];
  questions: InLanguages<CompiledQuestion[]>;
}

export type Published =
  | { version: number; versionId: string; changed: boolean }
  | { refused: 'reused-ids'; problems: { file: string; message: string }[] };

/** A lesson as an outline names it. */
export interface LessonHead {
  key: string;
  /** From 1. */
  position: number;
  title: string;
  summary: string;
  minutes: number;
  language: Language;
  hasAid: boolean;
}

export interface Lesson extends LessonHead {
  note: string | null;
  topics: Topic[];
  words: number;
  parts: Part[];
  aid: { title: string; summary: string; html: string } | null;
}

/** A course as a viewer sees it: its current version, in their language or in English. */
export interface Course extends CourseTexts, CourseRules {
  id: string;
  slug: string;
  version: { id: string; number: number; publishedAt: string };
  /** Of the texts; each lesson has its own. */
  language: Language;
  translated: boolean;
  lessons: LessonHead[];
  /** Of its final check: how many questions there are on it, and how many right answers pass. */
  paper: { questions: number; needed: number };
  /** Whether some questions must be right, whatever the score. */
  hasCritical: boolean;
}

/** A lesson in its course, with what stands before and after it. */
export interface LessonInCourse {
  course: Course;
  lesson: Lesson;
  translated: boolean;
  previous: LessonHead | null;
  next: LessonHead | null;
}

/** As many questions as the rules draw, unless more are critical or the pool is smaller. */
export function paperSize(
  questions: readonly { critical: boolean }[],
  { draw }: Pick<CourseRules, 'draw'>,
): number {
  const critical = questions.filter((question) => question.critical).length;
  return Math.max(critical, Math.min(draw, questions.length));
}

/** Right answers that `pass` per cent of `total` ask for. */
export const neededOf = (total: number, pass: number): number => Math.ceil((pass * total) / 100);
