import { isComponent, plainText, type MarkdownNode } from './markdown-tree.ts';
import { componentOf } from './vocabulary.ts';

/**
 * Makes one form of the many ways to write the same thing, after the guard has passed the text:
 * paragraphs in components that hold blocks, none in those that hold words, writing lines for
 * `___`, and an id for each heading.
 */
export function toNormalForm(tree: MarkdownNode, source: string): void {
  const headingIds = new Set<string>();

  function visit(node: MarkdownNode) {
    if (node.type === 'table') markNarrow(node);
    if (node.type === 'heading') giveId(node, headingIds);
    const holds = isComponent(node) ? componentOf(node.name ?? '')?.holds : undefined;
    if (node.children) {
      node.children = node.children.flatMap((it) => writingLines(it, source));
      if (holds === 'inline') node.children = node.children.flatMap(withoutParagraph);
      else if (holds === 'blocks' || holds === 'parts') node.children = inParagraphs(node.children);
      node.children = node.children.flatMap(apart);
      node.children.forEach(visit);
    }
  }
  visit(tree);
}

/** `:-:` makes a column narrow: a date, a number, a tick. Text stands where its language puts it. */
function markNarrow(table: MarkdownNode) {
  const align = (table.align as (string | null)[] | undefined) ?? [];
  for (const row of table.children ?? []) {
    row.children?.forEach((cell, column) => {
      if (align[column] === 'center') cell.data = { hProperties: { className: ['narrow'] } };
    });
  }
  delete table.align;
}

/** Ids are prefixed, so that a heading can't take the name of a part of the page. */
function giveId(heading: MarkdownNode, taken: Set<string>) {
  const slug = plainText(heading)
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/gu, '')
    .slice(0, 60);
  let id = `h-${slug}`;
  for (let count = 2; taken.has(id); count += 1) id = `h-${slug}-${count}`;
  taken.add(id);
  heading.data = { ...heading.data, hProperties: { ...heading.data?.hProperties, id } };
}

const line = (): MarkdownNode => ({
  type: 'writingLine',
  data: { hName: 'span', hProperties: { className: ['line'] } },
  children: [],
});

/** `___`, alone or in running text, is a line to write on; `---` and `***` stay a break. */
function writingLines(node: MarkdownNode, source: string): MarkdownNode[] {
  if (node.type === 'thematicBreak' && source[node.position?.start.offset ?? 0] === '_') {
    return [{ type: 'paragraph', children: [line()] }];
  }
  if (node.type !== 'text') return [node];
  const pieces = (node.value ?? '').split(/_{3,}/u);
  return pieces.flatMap((value, index) => [
    ...(index > 0 ? [line()] : []),
    ...(value ? [{ type: 'text', value }] : []),
  ]);
}

const phrasing = new Set(
  `text emphasis strong delete inlineCode break link linkReference writingLine mdxJsxTextElement`.split(
    ' ',
  ),
);

/** Components that make paragraphs of their own, though an author may write them in a line. */
const standsApart = (node: MarkdownNode) => node.name === 'Spoken' || node.name === 'Feedback';

function inParagraphs(children: MarkdownNode[]): MarkdownNode[] {
  const blocks: MarkdownNode[] = [];
  let run: MarkdownNode[] | null = null;
  for (const child of children) {
    const inline = phrasing.has(child.type) || child.name === 'Term' || child.name === 'Source';
    if (!inline || standsApart(child)) {
      run = null;
      blocks.push(child);
    } else if (run) {
      run.push(child);
    } else {
      run = [child];
      blocks.push({ type: 'paragraph', children: run });
    }
  }
  for (const block of blocks) {
    if (block.type === 'paragraph') trim(block.children ?? []);
  }
  return blocks.filter((it) => it.type !== 'paragraph' || !isBlank(it));
}

function trim(run: MarkdownNode[]) {
  const [first, last] = [run[0], run.at(-1)];
  if (first?.type === 'text') first.value = first.value?.trimStart() ?? '';
  if (last?.type === 'text') last.value = last.value?.trimEnd() ?? '';
}

const isBlank = (node: MarkdownNode) =>
  (node.children ?? []).every((it) => it.type === 'text' && !it.value?.trim());

function withoutParagraph(node: MarkdownNode, index: number): MarkdownNode[] {
  if (node.type !== 'paragraph') return [node];
  return [...(index > 0 ? [{ type: 'text', value: ' ' }] : []), ...(node.children ?? [])];
}

/** A paragraph with something in it that stands apart, as several blocks. */
function apart(node: MarkdownNode): MarkdownNode[] {
  if (node.type !== 'paragraph' || !node.children?.some(standsApart)) return [node];
  return inParagraphs(node.children);
}
