import type { Course } from './finding.ts';
import { around, lessonBytes } from './page-weight.ts';
import { readingOf } from './reading-level.ts';

/** What the rules count, for an author who wants to see it before they speak. */
export interface Measures {
  text: string;
  words: number | null;
  grade: number;
  sentenceLength: number;
  /** Over the wire. */
  kilobytes: number | null;
}

/** The English texts in the course's order, its questions last. */
export function measuresOf({ course, texts, compiled }: Course): Measures[] {
  return [...course.lessons, 'assessment'].flatMap((slug) => {
    const text = texts.find((it) => it.slug === slug && it.language === 'en');
    const reading = text && readingOf(text);
    if (!reading) return [];
    const lesson = compiled.lessons[slug]?.en;
    return [
      {
        text: slug,
        words: lesson?.words ?? null,
        grade: reading.grade,
        sentenceLength: reading.sentenceLength,
        kilobytes: lesson ? (around + lessonBytes(lesson)) / 1024 : null,
      },
    ];
  });
}
