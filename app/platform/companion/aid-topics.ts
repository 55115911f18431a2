import type { CourseRule, Finding } from './finding.ts';
import { topics } from '../mdx/topics.ts';

/** The library offers job aids by what they are for; one without a topic is found by chance only. */
export const aidTopics: CourseRule = ({ compiled }) =>
  Object.entries(compiled.lessons).flatMap(([slug, { en }]): Finding[] => {
    if (!en?.aid || en.topics.length > 0) return [];
    const message = `The job aid “${en.aid.title}” has no topic in the library. Write topics: […] below the minutes, with one or two of: ${topics.join(', ')}.`;
    return [{ file: `${slug}/en.mdx`, line: 1, column: 1, message, advice: true }];
  });
