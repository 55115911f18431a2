import { lessonWordKeys, type LessonWord } from '#app/platform/mdx/lesson-words.ts';
import type { Language } from '#app/words/languages.ts';
import { speak } from '#app/words/words.ts';

/** What is filled in when a text is compiled stays in its braces until then. */
const braces = Object.fromEntries(
  ['person', 'number', 'size', 'count', 'date'].map((name) => [name, `{${name}}`]),
);

/** The catalogue's words that lessons and pages bring of their own, for the compiler. */
export function lessonWords(language: Language): Record<LessonWord, string> {
  const say = speak(language);
  return Object.fromEntries(
    lessonWordKeys.map((word) => [word, say(`lesson.${word}`, braces)]),
  ) as Record<LessonWord, string>;
}
