/** What is taught: courses, their versions, and what is shown beside them. */
import type { Flag, Id, Instant, Json } from './encodings.ts';

export interface CoursesTables {
  courses: CoursesTable;
  course_versions: CourseVersionsTable;
  lessons: LessonsTable;
  questions: QuestionsTable;
  files: FilesTable;
  pages: PagesTable;
}

export interface CoursesTable {
  id: Id;
  slug: string;
  created_at: Instant;
}

/** Immutable once published (D3). */
export interface CourseVersionsTable {
  id: Id;
  course_id: Id;
  number: number;
  /** SHA-256 over the course's sources: importing the same content twice does nothing. */
  content_hash: string;
  /** Per language, what course.yml says: `Record<Language, CourseTexts>`. */
  texts: Json;
  /** `CourseRules`: draw, pass mark, attempts, waiting time, validity, prerequisites. */
  rules: Json;
  published_at: Instant;
  published_by: Id | null;
}

export interface LessonsTable {
  id: Id;
  version_id: Id;
  /** Stable across versions: the folder's name. */
  key: string;
  position: number;
  language: string;
  title: string;
  summary: string;
  minutes: number;
  words: number;
  note: string | null;
  /** `Part[]`: the prepared HTML, with the places where a reflection or a job aid stands. */
  parts: Json;
  /** `{ title, summary, html }` or null. */
  aid: Json | null;
  /** `Topic[]`: what its job aid is for. */
  topics: Json | null;
}

export interface QuestionsTable {
  id: Id;
  version_id: Id;
  /** Stable across versions, chosen by the author. */
  key: string;
  position: number;
  language: string;
  kind: string;
  critical: Flag;
  lesson_key: string;
  outcome: string;
  /** `CompiledQuestion`, keys and feedback included: never sent before the result. */
  definition: Json;
}

/** Sound and other larger files of published lessons, by content hash. */
export interface FilesTable {
  hash: string;
  type: string;
  name: string;
  base64: string;
}

export interface PagesTable {
  slug: string;
  language: string;
  hash: string;
  title: string;
  checked: string | null;
  html: string;
}
