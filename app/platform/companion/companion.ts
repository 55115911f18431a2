import type { FileProblem } from '../content/content.server.ts';
import { aidTopics } from './aid-topics.ts';
import { altText } from './alt-text.ts';
import { answerLength } from './answer-length.ts';
import { answerPlace } from './answer-place.ts';
import type { Course, CourseRule, Finding, Site, Text, TextRule } from './finding.ts';
import { lessonLength } from './lesson-length.ts';
import { lessonParts } from './lesson-parts.ts';
import { links } from './links.ts';
import { namesInYaml, namesOutsideFiction } from './names-outside-fiction.ts';
import { pageWeight } from './page-weight.ts';
import { pictureLetters } from './picture-letters.ts';
import { pictures } from './pictures.ts';
import { poolCoverage } from './pool-coverage.ts';
import { prerequisites } from './prerequisites.ts';
import { readingLevel } from './reading-level.ts';
import { references } from './references.ts';
import { staleTranslations } from './stale-translation.ts';
import { terms, termsInYaml } from './terms-to-avoid.ts';

export type { Course, Finding, Site, Text } from './finding.ts';
export { passagesOf } from './passages.ts';
export { measuresOf, type Measures } from './measures.ts';
export { stamped } from './translated-from.ts';

const textRules: readonly TextRule[] = [
  altText,
  links,
  readingLevel,
  terms,
  namesOutsideFiction,
  lessonParts,
];

const courseRules: readonly CourseRule[] = [
  ({ yaml }) => termsInYaml(yaml).map((it) => ({ file: 'course.yml', ...it })),
  namesInYaml,
  prerequisites,
  lessonLength,
  aidTopics,
  pageWeight,
  pictures,
  pictureLetters,
  poolCoverage,
  answerLength,
  answerPlace,
  ({ texts }) => staleTranslations(texts),
];

/** What joins all texts of a course says nothing true while one of them cannot be read. */
const wholeCourseRules: readonly CourseRule[] = [references];

/** Everything that the rules find in a course whose `problems` the guard has told already. */
export function findInCourse(
  course: Course,
  site: Site,
  problems: readonly FileProblem[],
): Finding[] {
  const unread = problems.some(
    ({ file }) => file.endsWith('.mdx') && !course.texts.some((it) => it.file === file),
  );
  const found = [
    ...course.texts.flatMap((text) => inText(text, site, course)),
    ...courseRules.flatMap((rule) => rule(course, site)),
    ...(unread ? [] : wholeCourseRules.flatMap((rule) => rule(course, site))),
  ];
  // One mistake is told once, by the one who knows it best.
  const told = new Set(problems.map((it) => `${it.file}:${it.line}`));
  return found.filter((it) => it.line === 1 || !told.has(`${it.file}:${it.line}`));
}

export const findInPages = (pages: readonly Text[], site: Site): Finding[] => [
  ...pages.flatMap((text) => inText(text, site, null)),
  ...staleTranslations(pages),
];

const inText = (text: Text, site: Site, course: Course | null): Finding[] =>
  textRules.flatMap((rule) => rule(text, site, course)).map((it) => ({ file: text.file, ...it }));
