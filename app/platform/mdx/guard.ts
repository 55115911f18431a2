import { componentProblems } from './guard-component.ts';
import { isComponent, problemAt, type MarkdownNode } from './markdown-tree.ts';
import type { Problem } from './problem.ts';
import { urlProblem } from './allowed-url.ts';
import type { DocumentKind } from './vocabulary.ts';

const deepest = 40;
const mostNodes = 20_000;

/** Markdown's own nodes that may stand in a text; components are judged by the vocabulary. */
const allowed = new Set(
  `root yaml paragraph heading text emphasis strong delete inlineCode code blockquote list listItem
  table tableRow tableCell link linkReference definition thematicBreak break
  mdxJsxFlowElement mdxJsxTextElement`.split(/\s+/u),
);

const noBraces =
  'Braces { } would be read as program code. Remove them, or write &lbrace; and &rbrace;.';
const noImages = 'Write a picture as <Figure src="…" alt="…" />.';
const noFootnotes = 'Footnotes are not used here. Write <Source of="…" /> behind the claim.';

const refusals: Record<string, string> = {
  mdxjsEsm:
    'Lines that begin with “import” or “export” would be program code. Remove this, or begin the sentence with another word.',
  mdxFlowExpression: noBraces,
  mdxTextExpression: noBraces,
  html: 'HTML is not used here. Write Markdown, or a component of the vocabulary.',
  image: noImages,
  imageReference: noImages,
  footnoteReference: noFootnotes,
  footnoteDefinition: noFootnotes,
};

/** A tree too deep or too large for what follows to walk, or null. */
export function sizeProblem(tree: MarkdownNode): Problem | null {
  let nodes = 0;
  const open: [MarkdownNode, number][] = [[tree, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, depth] = next;
    nodes += 1;
    if (depth > deepest) {
      return problemAt(
        node,
        'This is nested too deep. Use at most a few levels of lists and quotations.',
      );
    }
    if (nodes > mostNodes) {
      return problemAt(node, 'The text has too many parts. Divide it into several.');
    }
    for (const child of node.children ?? []) open.push([child, depth + 1]);
  }
  return null;
}

/**
 * Judges a whole text before anything of it is compiled: an allow-list of nodes, components,
 * attributes and link schemes. Whatever passes holds no program code and nothing a browser would run.
 */
export function guardProblems(tree: MarkdownNode, kind: DocumentKind): Problem[] {
  const problems: Problem[] = [];

  function visit(node: MarkdownNode, ancestors: readonly MarkdownNode[]) {
    const tell = (message: string) => problems.push(problemAt(node, message));
    if (!allowed.has(node.type)) {
      tell(
        refusals[node.type] ?? 'This kind of markup is not used here. Write it as plain Markdown.',
      );
      return;
    }
    if (isComponent(node)) componentProblems(node, ancestors, kind).forEach(tell);
    if (node.url !== undefined) {
      const message = urlProblem(node.url);
      if (message) tell(message);
    }
    if (node.type === 'heading' && node.depth === 1) {
      tell('The title is the only first heading. Begin this one with ##.');
    }
    for (const child of node.children ?? []) visit(child, [...ancestors, node]);
  }

  visit(tree, []);
  return problems;
}
