import { readAudio, readPicture } from './media.ts';
import {
  attribute,
  componentsNamed,
  isComponent,
  problemAt,
  type MarkdownNode,
} from './markdown-tree.ts';
import type { Problem } from './problem.ts';
import type { Surroundings } from './compiled.ts';

/** What the guard cannot see in a lesson's or page's text alone: files, references, order. */
export function lessonProblems(
  tree: MarkdownNode,
  { files, references }: Pick<Surroundings, 'files' | 'references'>,
): Problem[] {
  const problems: Problem[] = [];
  const tell = (node: MarkdownNode, message: string) => problems.push(problemAt(node, message));

  for (const node of componentsNamed(tree, 'Figure', 'Audio')) {
    const src = attribute(node, 'src') ?? '';
    const bytes = Object.hasOwn(files, src) ? files[src] : undefined;
    const read = node.name === 'Figure' ? readPicture : readAudio;
    const result = bytes ? read(bytes) : { problem: `There is no file ${src} beside this text.` };
    if ('problem' in result) tell(node, result.problem);
  }
  for (const node of componentsNamed(tree, 'Source')) {
    const key = attribute(node, 'of');
    if (!references.some((it) => it.key === key)) {
      tell(
        node,
        `course.yml has no reference with the key “${key}”. Add it there, or correct the key.`,
      );
    }
  }
  for (const node of componentsNamed(tree, 'Scenario')) {
    if (componentsNamed(node, 'Option').length < 2) tell(node, 'Write at least two <Option>s.');
  }
  const reflections = componentsNamed(tree, 'Reflection');
  const ids = reflections.map((it) => attribute(it, 'id'));
  reflections
    .filter((_, index) => ids.indexOf(ids[index]) !== index)
    .forEach((it) =>
      tell(it, `The id “${attribute(it, 'id')}” is used two times. Give this reflection its own.`),
    );
  componentsNamed(tree, 'JobAid')
    .slice(1)
    .forEach((it) => tell(it, 'A lesson has one <JobAid>. Join the two, or make another lesson.'));
  headingOrder(tree, tell);
  return problems;
}

/** Levels that components bring themselves. */
const ownLevel: Record<string, number> = {
  Scenario: 2,
  Reflection: 2,
  JobAid: 2,
  Says: 3,
  Helpline: 3,
};

/** Screen-reader users walk by headings: from h1 (the title) down, no level left out. */
function headingOrder(tree: MarkdownNode, tell: (node: MarkdownNode, message: string) => unknown) {
  let last = 1;
  function visit(node: MarkdownNode) {
    const level = isComponent(node)
      ? ownLevel[node.name ?? '']
      : node.type === 'heading'
        ? node.depth
        : undefined;
    if (level !== undefined) {
      // Says and Helpline repeat their level for each of their parts; only markdown headings can be mended.
      if (level > last + 1) {
        const below = '#'.repeat(last + 1);
        const mend = isComponent(node)
          ? `Write a heading ${below} above <${node.name}>.`
          : `Begin it with ${below}.`;
        tell(node, `This heading leaves out a level. ${mend}`);
      }
      last = level;
    }
    if (node.name === 'JobAid') {
      for (const heading of node.children ?? []) {
        if (heading.type === 'heading' && (heading.depth ?? 0) < 3)
          tell(heading, 'Headings in a job aid begin with ###.');
      }
    }
    node.children?.forEach(visit);
  }
  visit(tree);
}
