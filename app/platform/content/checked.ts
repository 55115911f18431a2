import type { LessonWord } from '../mdx/lesson-words.ts';
import type { CompiledAssessment, CompiledLesson, CompiledPage } from '../mdx/compiled.ts';
import type { MarkdownNode } from '../mdx/markdown-tree.ts';
import type { DocumentKind } from '../mdx/vocabulary.ts';
import type { Language } from '#app/words/languages.ts';
import type { ByLanguage, FileProblem } from './course-source.ts';

/** The catalogue's words for texts in a language; see lessonWordKeys. */
export type WordsIn = (language: Language) => Record<LessonWord, string>;

/** A text that the guard passed, as it was written. */
export interface CheckedText {
  file: string;
  kind: DocumentKind;
  slug: string;
  language: Language;
  source: string;
  tree: MarkdownNode;
}

export interface CheckedCourse {
  /** What hinders publishing. What else could be better, the author's companion says. */
  problems: FileProblem[];
  texts: CheckedText[];
  /** Without the texts that had problems. */
  compiled: {
    lessons: Record<string, ByLanguage<CompiledLesson>>;
    assessment: ByLanguage<CompiledAssessment>;
  };
}

export interface CheckedPages {
  problems: FileProblem[];
  texts: CheckedText[];
  compiled: Record<string, ByLanguage<CompiledPage>>;
}
