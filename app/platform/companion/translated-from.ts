import { createHash } from 'node:crypto';
import { parse } from 'yaml';
import { isComponent, type MarkdownNode } from '../mdx/markdown-tree.ts';
import type { Text } from './finding.ts';
import { yamlPassages } from './passages.ts';

/** A paragraph, a list, a table, a question: what a translator translates in one go. */
export interface Block {
  line: number;
  /** Six hex digits: enough to see a change, short enough to stand in front matter. */
  hash: string;
  /** How it begins, to find it. */
  words: string;
}

type Written = Pick<Text, 'tree' | 'source'>;

export function blocksOf({ tree, source }: Written): Block[] {
  const blocks: Block[] = [];
  const add = (node: MarkdownNode, text: string) =>
    blocks.push({ line: node.position?.start.line ?? 1, hash: hashOf(text), words: opening(text) });
  const written = (node: MarkdownNode) =>
    source.slice(node.position?.start.offset, node.position?.end.offset);

  function visit(node: MarkdownNode) {
    if (node.type === 'yaml') {
      // Only its words: a text is not older because its minutes were counted again.
      add(
        node,
        yamlPassages(node.value ?? '')
          .map((it) => it.text)
          .join(' '),
      );
    } else if (isComponent(node) && node.name !== 'Question' && holdsBlocks(node)) {
      const attributes = (node.attributes ?? []).map((it) => [it.name, it.value]);
      if (attributes.length > 0) add(node, `${node.name} ${JSON.stringify(attributes)}`);
      node.children?.forEach(visit);
    } else {
      add(node, written(node));
    }
  }
  tree.children?.forEach(visit);
  return blocks;
}

const inline = new Set(['text', 'emphasis', 'strong', 'link', 'mdxJsxTextElement', 'inlineCode']);
const holdsBlocks = (node: MarkdownNode) =>
  (node.children ?? []).some((it) => !inline.has(it.type));

/** Lines may be broken anew without a translation becoming older. */
const hashOf = (text: string) =>
  createHash('sha256').update(text.replace(/\s+/gu, ' ').trim()).digest('hex').slice(0, 6);

const opening = (text: string) => {
  const words = text
    .replace(/<[^>]*>|[#*_|>[\]-]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return words.length > 40 ? `${words.slice(0, 40)}…` : words;
};

/** The English that a translation says it was made from; null when it says nothing. */
export function translatedFrom({ tree }: Pick<Text, 'tree'>): string[] | null {
  const yaml = tree.children?.find((it) => it.type === 'yaml')?.value ?? '';
  const { from } = (parse(yaml) ?? {}) as { from?: unknown };
  return typeof from === 'string' ? from.trim().split(/\s+/u) : null;
}

/** The translation's file, saying that it was made from today's English. */
export function stamped(translation: string, english: Written): string {
  const hashes = blocksOf(english).map((it) => it.hash);
  const lines = hashes.reduce<string[][]>(
    (rows, hash, at) =>
      at % 12 === 0 ? [...rows, [hash]] : [...rows.slice(0, -1), [...rows.at(-1)!, hash]],
    [],
  );
  const from = `from: >-\n${lines.map((it) => `  ${it.join(' ')}\n`).join('')}`;
  const [, head = '', rest = ''] =
    /^(\uFEFF?---\r?\n[\s\S]*?\n)(---[\s\S]*)$/u.exec(translation) ?? [];
  return head.replace(/^from:.*\n(?:[ \t]+.*\n)*/mu, '') + from + rest;
}
