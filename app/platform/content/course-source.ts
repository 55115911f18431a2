import type { Language } from '#app/words/languages.ts';
import type { CourseFile } from './course-file.ts';

/** What was written, in each language it was written in. */
export type ByLanguage<Thing> = Partial<Record<Language, Thing>>;
export type Texts = ByLanguage<string>;

/** A lesson, or a page: its texts and the files beside them. */
export interface TextFolder {
  slug: string;
  texts: Texts;
  files: Record<string, Uint8Array>;
}

/** A course as its authors wrote it, before anything is compiled. */
export interface CourseSource {
  slug: string;
  /** SHA-256 over the names and bytes of all its files: the same hash, the same course. */
  hash: string;
  course: CourseFile;
  /** In the order of the folder; the course's order is course.lessons. */
  lessons: TextFolder[];
  assessment: TextFolder;
}

export interface PageSource extends TextFolder {
  hash: string;
}

/** A problem with the file it stands in, counted from the course's folder. */
export interface FileProblem {
  file: string;
  line: number;
  column: number;
  message: string;
}

/** The files can't be read as a course at all. */
export class UnreadableContent extends Error {
  override readonly name = 'UnreadableContent';
  readonly problems: FileProblem[];

  constructor(problems: FileProblem[]) {
    super(problems.map((it) => `${it.file}:${it.line}:${it.column} ${it.message}`).join('\n'));
    this.problems = problems;
  }
}
