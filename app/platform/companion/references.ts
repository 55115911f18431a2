import { attribute, componentsNamed } from '../mdx/markdown-tree.ts';
import type { CourseRule } from './finding.ts';

/** A source that no text names is a claim that went lost, or a book for show. */
export const references: CourseRule = ({ course, texts, yaml }) => {
  const used = new Set(
    texts.flatMap(({ tree }) =>
      componentsNamed(tree, 'Source').map((it) => attribute(it, 'of') ?? ''),
    ),
  );
  return course.references
    .filter(({ key }) => !used.has(key))
    .map(({ key }) => ({
      file: 'course.yml',
      line: lineOf(yaml, key),
      column: 1,
      message: `No text has <Source of="${key}" />. Write it behind the claim it proves, or remove the reference.`,
    }));
};

function lineOf(yaml: string, key: string): number {
  const quoted = key.replace(/[^A-Za-z0-9]/gu, '\\$&');
  const at = new RegExp(`\\bkey: *["']?${quoted}["']?(?![\\w-])`, 'u').exec(yaml)?.index ?? 0;
  return yaml.slice(0, at).split('\n').length;
}
