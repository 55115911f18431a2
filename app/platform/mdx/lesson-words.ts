/**
 * The words that components bring of their own; a page supplies them in the text's language. Names
 * in braces are filled in here.
 */
export const lessonWordKeys = [
  'whatWouldYouDo', // What would you do?
  'openAnAnswer', // Open an answer to see what could happen. Open as many as you like.
  'nobodysStory', // {person} is invented: this is nobody’s story.
  'rememberThis', // Remember this
  'say', // Say
  'doNotSay', // Do not say
  'caution', // Take care
  'danger', // Danger
  'wordsInThisLesson', // Words in this lesson
  'whereThisComesFrom', // Where this comes from
  'sourceNumber', // Source {number}
  'backToText', // Back to the text
  'readInstead', // Read it instead
  'download', // Download ({size})
  'minutesLong', // {count} minutes
  'freeToCall', // free
  'checkedOn', // Checked {date}
] as const;

export type LessonWord = (typeof lessonWordKeys)[number];
