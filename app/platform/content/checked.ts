import type { LessonWord } from '../mdx/lesson-words.ts';
import type { CompiledAssessment, CompiledLesson, CompiledPage } from '../mdx/compiled.ts';
import type { Language } from '#app/words/languages.ts';
import type { ByLanguage, FileProblem } from './course-source.ts';

/** The catalogue's words for texts in a language; see lessonWordKeys. */
export type WordsIn = (language: Language) => Record<LessonWord, string>;

export interface CheckedCourse {
  problems: FileProblem[];
  /** What doesn't hinder publishing. */
  warnings: FileProblem[];
  /** Without the texts that had problems. */
  compiled: {
    lessons: Record<string, ByLanguage<CompiledLesson>>;
    assessment: ByLanguage<CompiledAssessment>;
  };
}

export interface CheckedPages {
  problems: FileProblem[];
  compiled: Record<string, ByLanguage<CompiledPage>>;
}
