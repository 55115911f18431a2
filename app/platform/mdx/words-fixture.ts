import type { Surroundings } from './compiled.ts';
import type { LessonWord } from './lesson-words.ts';

/** What the catalogue says in English, for tests. */
export const englishWords: Record<LessonWord, string> = {
  whatWouldYouDo: 'What would you do?',
  openAnAnswer: 'Open an answer to see what could happen. Open as many as you like.',
  nobodysStory: '{person} is invented: this is nobody’s story.',
  rememberThis: 'Remember this',
  say: 'Say',
  doNotSay: 'Do not say',
  caution: 'Take care',
  danger: 'Danger',
  wordsInThisLesson: 'Words in this lesson',
  whereThisComesFrom: 'Where this comes from',
  sourceNumber: 'Source {number}',
  backToText: 'Back to the text',
  readInstead: 'Read it instead',
  download: 'Download ({size})',
  minutesLong: '{count} minutes',
  freeToCall: 'free',
  checkedOn: 'Checked {date}',
};

export const plainSurroundings = (given: Partial<Surroundings> = {}): Surroundings => ({
  language: 'en',
  files: {},
  references: [],
  words: englishWords,
  ...given,
});
