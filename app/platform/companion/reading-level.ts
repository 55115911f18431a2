import type { TextRule, Text, Told } from './finding.ts';
import { isFrontMatter, isWithin, placeIn, type Passage } from './passages.ts';
import { measure, sentencesOf, wordsOf, type Reading } from './readability.ts';

/** CEFR B1 by two numbers that can be counted; a reader who knows the language judges better. */
export const hardestGrade = 6;
export const longestAverage = 14;
export const longestSentence = 25;
/** The formula is made for passages of a hundred words; a few words alone have no level. */
const fewestWords = 100;

/** The English text as it is read from top to bottom: no headings, no tables, not the job aid's form. */
export const isRead = (passage: Passage) =>
  !['heading', 'cell'].includes(passage.kind) &&
  !isFrontMatter(passage) &&
  !isWithin(passage, 'JobAid', 'Figure');

export const readingOf = ({ passages }: Pick<Text, 'passages'>): Reading | null =>
  measure(passages.filter(isRead).map((it) => it.text));

/** Flesch–Kincaid grade and words a sentence, over the whole text; and sentences that are too long. */
export const readingLevel: TextRule = (text) => {
  if (text.language !== 'en') return [];
  return [...wholeText(readingOf(text)), ...text.passages.filter(isRead).flatMap(longIn(text))];
};

function wholeText(reading: Reading | null): Told[] {
  if (!reading || reading.words < fewestWords) return [];
  const { grade, sentenceLength } = reading;
  const top = { line: 1, column: 1 };
  const told: Told[] = [];
  if (grade > hardestGrade) {
    told.push({
      ...top,
      message: `Flesch–Kincaid grade ${grade.toFixed(1)}; at most ${hardestGrade}. Use shorter words and divide sentences.`,
    });
  }
  if (sentenceLength > longestAverage) {
    told.push({
      ...top,
      message: `${sentenceLength.toFixed(1)} words in a sentence on average; at most ${longestAverage}. Make two of the long ones.`,
    });
  }
  return told;
}

const longIn =
  ({ source }: Text) =>
  (passage: Passage): Told[] =>
    sentencesOf(passage.text)
      .map((sentence) => ({ sentence, words: wordsOf(sentence).length }))
      .filter(({ words }) => words > longestSentence)
      .map(({ sentence, words }) => ({
        ...placeIn(source, passage, sentence.slice(0, 20)),
        message: `A sentence of ${words} words: “${sentence.slice(0, 40)}…”. Divide it; ${longestSentence} are the most that are read in one breath.`,
        advice: true,
      }));
