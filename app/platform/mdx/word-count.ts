import type { HtmlNode } from './element-tree.ts';

const inline = new Set(['a', 'strong', 'em', 'del', 'code', 'b', 'span', 'small']);

/** Words to read, in languages that write no spaces too; numbers of sources are not among them. */
export function countWords(nodes: readonly HtmlNode[], language: string): number {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  return [...segmenter.segment(readText(nodes))].filter((it) => it.isWordLike).length;
}

function readText(nodes: readonly HtmlNode[]): string {
  return nodes
    .map((it) => {
      if (it.type === 'text') return it.value;
      if (it.tagName === 'sup') return '';
      return inline.has(it.tagName) ? readText(it.children) : ` ${readText(it.children)} `;
    })
    .join('');
}
