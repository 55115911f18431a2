/** The plain words of HTML that we made ourselves: whole paragraphs, without numbers of sources. */
import { readHtml, type HtmlNode } from '#app/platform/html/html.server.ts';

const inline = new Set(['a', 'strong', 'em', 'del', 'code', 'b', 'span', 'small', 'i']);

export const plainText = (html: string): string =>
  readHtml(html).map(textOf).join('').replace(/\s+/g, ' ').trim();

function textOf(node: HtmlNode): string {
  if (node.type === 'text') return node.value;
  if (node.tagName === 'sup') return '';
  const inside = node.children.map(textOf).join('');
  return inline.has(node.tagName) ? inside : ` ${inside} `;
}
