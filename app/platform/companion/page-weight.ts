import { gzipSync } from 'node:zlib';
import type { CompiledLesson } from '../mdx/compiled.ts';
import type { CourseRule, Finding } from './finding.ts';

/** DESIGN.md: a lesson's page over the wire, with all that a phone fetches for it the first time. */
export const budget = 20 * 1024;

/** What comes with every lesson: the page around it, the stylesheet, the script, the answers' headers. */
export const around = 13.5 * 1024;

export const lessonBytes = ({ parts }: Pick<CompiledLesson, 'parts'>) =>
  gzipSync(parts.map((it) => ('html' in it ? it.html : '')).join('')).length;

export const pageWeight: CourseRule = ({ compiled }) =>
  Object.entries(compiled.lessons).flatMap(([slug, texts]) =>
    Object.entries(texts).flatMap(([language, lesson]): Finding[] => {
      const bytes = around + lessonBytes(lesson);
      if (bytes <= budget) return [];
      const message = `The page is ${inKilobytes(bytes)} KB over the wire; at most ${inKilobytes(budget)} fit. Make the pictures simpler or the text shorter.`;
      return [{ file: `${slug}/${language}.mdx`, line: 1, column: 1, message }];
    }),
  );

const inKilobytes = (bytes: number) => (bytes / 1024).toFixed(1);
