import { attribute } from '../mdx/markdown-tree.ts';
import type { CourseRule, TextRule } from './finding.ts';
import { namesIn } from './names-of-people.ts';
import { isWithin, placeIn, yamlPassages, type Passage } from './passages.ts';

/** Where people are invented, and readers know it. */
const fiction = ['Lead', 'Scenario', 'Says', 'Spoken', 'Question'];

/**
 * A person named in running text, a job aid or a picture's words must have come in by a story of
 * the same text, or be declared in course.yml (fiction: [Sahr]). So no real child slips in.
 */
export const namesOutsideFiction: TextRule = ({ passages, source, kind }, _site, course) => {
  if (kind === 'assessment') return [];
  const declared = new Set(course?.course.fiction ?? []);
  for (const passage of passages.filter((it) => isWithin(it, ...fiction))) {
    namesIn(passage).forEach((it) => declared.add(it));
    passage.within.forEach((it) => declared.add(attribute(it, 'person') ?? ''));
  }
  return passages
    .filter((it) => !isWithin(it, ...fiction))
    .flatMap((passage) =>
      namesIn(passage)
        .filter((name) => !declared.has(name))
        .map((name) => ({ ...placeIn(source, passage, name), message: mend(name, passage) })),
    );
};

/** course.yml tells no stories at all. */
export const namesInYaml: CourseRule = ({ yaml, course }) =>
  yamlPassages(yaml).flatMap((passage) =>
    namesIn(passage)
      .filter((name) => !course.fiction.includes(name))
      .map((name) => ({
        file: 'course.yml',
        ...placeIn(yaml, passage, name),
        message: mend(name, passage),
      })),
  );

const mend = (name: string, passage: Passage) =>
  `“${name}” is a person’s name outside a story${isWithin(passage, 'JobAid') ? ', in a job aid' : ''}. If this is a real child, take the name and the story out. If the person is invented, tell it in <Lead> or <Scenario>, or add fiction: [${name}] to course.yml.`;
