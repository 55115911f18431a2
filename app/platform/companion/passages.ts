import { LineCounter, parseDocument, visit } from 'yaml';
import { componentOf } from '../mdx/vocabulary.ts';
import {
  attribute,
  isComponent,
  plainText,
  type MarkdownNode,
  type Point,
} from '../mdx/markdown-tree.ts';

/** A run of words that is read in one go: a paragraph, a heading, an entry of a list, a cell. */
export interface Passage {
  kind: 'paragraph' | 'heading' | 'item' | 'cell' | 'attribute';
  text: string;
  line: number;
  column: number;
  /** Where it begins in its file, in characters. */
  offset: number;
  /** The components around it, the outermost first. */
  within: readonly MarkdownNode[];
}

export const isWithin = ({ within }: Passage, ...names: string[]) =>
  within.some((it) => names.includes(it.name ?? ''));

export const isFrontMatter = ({ kind, within }: Passage) =>
  kind === 'attribute' && within.length === 0;

const running = new Set(
  'text emphasis strong delete inlineCode break link linkReference'.split(' '),
);
const isRunning = (node: MarkdownNode) =>
  running.has(node.type) || (isComponent(node) && ['Term', 'Source'].includes(node.name ?? ''));

const kinds: Record<string, Passage['kind']> = {
  heading: 'heading',
  listItem: 'item',
  tableCell: 'cell',
};

/** All words of a text, in its order; what is written in attributes and front matter too. */
export function passagesOf(tree: MarkdownNode): Passage[] {
  const passages: Passage[] = [];

  function read(node: MarkdownNode, within: readonly MarkdownNode[], kind: Passage['kind']) {
    let run: MarkdownNode[] = [];
    const close = () => {
      const text = run.map(wordsIn).join('').replace(/\s+/gu, ' ').trim();
      const first = run.find((it) => wordsIn(it).trim()) ?? run[0];
      if (text) passages.push({ kind, text, within, ...placeOf(first?.position?.start) });
      run.filter(isComponent).forEach((it) => readAttributes(it, [...within, it]));
      run = [];
    };
    for (const child of node.children ?? []) {
      if (isRunning(child)) {
        run.push(child);
        continue;
      }
      close();
      if (isComponent(child)) {
        readAttributes(child, [...within, child]);
        read(child, [...within, child], 'paragraph');
      } else if (child.type === 'yaml') {
        passages.push(...yamlPassages(child.value ?? '', placeOf(child.position?.start)));
      } else {
        read(child, within, kinds[child.type] ?? kind);
      }
    }
    close();
  }

  function readAttributes(node: MarkdownNode, within: readonly MarkdownNode[]) {
    const known = componentOf(node.name ?? '')?.attributes ?? {};
    for (const [name, { kind }] of Object.entries(known)) {
      const text = attribute(node, name);
      if (kind !== 'text' || !text || notWords.has(name)) continue;
      passages.push({ kind: 'attribute', text, within, ...placeOf(node.position?.start) });
    }
  }

  read(tree, [], 'paragraph');
  return passages;
}

/** Attributes that name something instead of saying it. */
const notWords = new Set(['of', 'person', 'phone']);

const wordsIn = (node: MarkdownNode): string => (node.type === 'break' ? ' ' : plainText(node));

const placeOf = ({ line, column, offset = 0 }: Point = { line: 1, column: 1 }) => ({
  line,
  column,
  offset,
});

/** The sentences of front matter or of course.yml; references keep the words of their titles. */
export function yamlPassages(yaml: string, start = { line: 0, column: 1, offset: 0 }): Passage[] {
  const lineCounter = new LineCounter();
  const passages: Passage[] = [];
  visit(parseDocument(yaml, { lineCounter }), {
    Pair(_, pair) {
      const key = String((pair.key as { value?: unknown } | null)?.value);
      if (['references', 'from', 'checked', 'lessons', 'fiction'].includes(key)) return visit.SKIP;
      const value = pair.value as { value?: unknown; range?: [number, number, number] } | null;
      if (typeof value?.value !== 'string' || !value.range) return undefined;
      const { line, col } = lineCounter.linePos(value.range[0]);
      passages.push({
        kind: 'attribute',
        text: value.value,
        within: [],
        line: start.line + line,
        column: col,
        offset: start.offset + value.range[0],
      });
      return undefined;
    },
  });
  return passages;
}

/** The line and column at which some of a passage's words stand in their file. */
export function placeIn(source: string, passage: Passage, words: string) {
  const at = source.indexOf(words, passage.offset);
  if (at < 0) return { line: passage.line, column: passage.column };
  const before = source.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
