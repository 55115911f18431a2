import type { CompiledAssessment, CompiledLesson, CompiledPage } from '../mdx/compiled.ts';
import type { ContentLanguage, FileProblem } from './course-source.ts';

/** The catalogue's words for texts in a language; see lessonWordKeys. */
export type WordsIn = (language: ContentLanguage) => Record<string, string>;

export type InLanguages<Compiled> = Partial<Record<ContentLanguage, Compiled>>;

export interface CheckedCourse {
  problems: FileProblem[];
  /** What doesn't hinder publishing. */
  warnings: FileProblem[];
  /** Without the texts that had problems. */
  compiled: {
    lessons: Record<string, InLanguages<CompiledLesson>>;
    assessment: InLanguages<CompiledAssessment>;
  };
}

export interface CheckedPages {
  problems: FileProblem[];
  compiled: Record<string, InLanguages<CompiledPage>>;
}
