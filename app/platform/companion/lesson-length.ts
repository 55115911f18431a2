import type { CourseRule } from './finding.ts';

export const fewest = 600;
export const most = 900;

/** Lessons are read in a break: words without the job aid and the lists at the end. */
export const lessonLength: CourseRule = ({ compiled }) =>
  Object.entries(compiled.lessons).flatMap(([slug, { en }]) =>
    en && (en.words < fewest || en.words > most)
      ? [
          {
            file: `${slug}/en.mdx`,
            line: 1,
            column: 1,
            message: `${en.words} words; a lesson has ${fewest} to ${most}, the job aid not counted. ${
              en.words < fewest
                ? 'Say more where the reader would ask “how?”.'
                : 'Cut, or make two lessons of it.'
            }`,
          },
        ]
      : [],
  );
