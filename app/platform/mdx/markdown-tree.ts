import type { Problem } from './problem.ts';

/**
 * The few fields of a Markdown tree (mdast) that the pipeline reads. Its own types differ between
 * the two copies of MDX that Remix and mdx-bundler bring, so neither is imported.
 */
export interface MarkdownNode {
  type: string;
  children?: MarkdownNode[];
  position?: { start: Point; end: Point };
  /** A component's name; null for a fragment. */
  name?: string | null;
  attributes?: MarkdownAttribute[];
  value?: string;
  url?: string;
  depth?: number;
  align?: unknown;
  data?: { hProperties?: Record<string, unknown>; hName?: string };
}

export interface Point {
  line: number;
  column: number;
  offset?: number;
}

export interface MarkdownAttribute {
  type: string;
  name?: string;
  value?: unknown;
}

export const isComponent = (node: MarkdownNode) =>
  node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';

export function attribute(node: MarkdownNode, name: string): string | undefined {
  const value = node.attributes?.find((it) => it.name === name)?.value;
  return typeof value === 'string' ? value : undefined;
}

export const hasAttribute = (node: MarkdownNode, name: string) =>
  node.attributes?.some((it) => it.name === name) ?? false;

export function problemAt(node: MarkdownNode, message: string): Problem {
  const { line = 1, column = 1 } = node.position?.start ?? {};
  return { line, column, message };
}

/** The text in it, without its markup. */
export function plainText(node: MarkdownNode): string {
  return node.value ?? (node.children ?? []).map(plainText).join('');
}

export function* descendants(node: MarkdownNode): Generator<MarkdownNode> {
  for (const child of node.children ?? []) {
    yield child;
    yield* descendants(child);
  }
}

/** All components of one name, in the order of the text. */
export const componentsNamed = (tree: MarkdownNode, ...names: string[]) =>
  [...descendants(tree)].filter((it) => isComponent(it) && names.includes(it.name ?? ''));
