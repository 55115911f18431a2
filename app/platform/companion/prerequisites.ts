import type { CourseRule } from './finding.ts';

/** A rule to take a course first that does not exist locks a course for ever; advice only sounds odd. */
export const prerequisites: CourseRule = ({ slug, course, yaml }, { lessons }) =>
  course.prerequisites
    .filter((it) => it.course === slug || !lessons.has(it.course))
    .map((it) => ({
      ...(it.as === 'advice' && { advice: true as const }),
      file: 'course.yml',
      line: yaml.slice(0, Math.max(0, yaml.indexOf(`course: ${it.course}`))).split('\n').length,
      column: 1,
      message:
        it.course === slug
          ? 'The course asks for itself first. Remove this prerequisite.'
          : `There is no course ${it.course}. The courses are: ${[...lessons.keys()].join(', ')}.`,
    }));
