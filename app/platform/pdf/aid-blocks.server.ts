/** A job aid's HTML as blocks one below the other: headings, words, lists, boxes, forms. */
import type { HtmlElement, HtmlNode } from '#app/platform/html/html.server.ts';
import type { Block, Paper } from '#app/platform/pdf/aid-block.ts';
import { softInk } from '#app/platform/pdf/certificate-colors.ts';
import { has, richText } from '#app/platform/pdf/rich-text.server.ts';
import { tableBlock } from '#app/platform/pdf/aid-table.server.ts';

export const blocksOf = (paper: Paper, nodes: readonly HtmlNode[]): Block[] =>
  nodes.flatMap((node) => (node.type === 'element' ? elementBlocks(paper, node) : []));

function elementBlocks(paper: Paper, node: HtmlElement): Block[] {
  const { size } = paper;
  switch (node.tagName) {
    case 'h2':
      return [words(paper, node, { tag: 'H2', size: size * 1.25, bold: true, before: size * 1.1 })];
    case 'h3':
    case 'h4':
      return [words(paper, node, { tag: 'H3', size: size * 1.05, bold: true, before: size * 0.8 })];
    case 'ul':
    case 'ol':
      return node.children
        .filter((item): item is HtmlElement => item.type === 'element' && item.tagName === 'li')
        .flatMap((item, place) =>
          itemBlock(paper, item, node.tagName === 'ol' ? `${place + 1}.` : '•'),
        );
    case 'table':
      return [tableBlock(paper, node)];
    case 'p':
      return [words(paper, node, { tag: 'P', size, bold: false, before: size * 0.45 })];
    default:
      return blocksOf(paper, node.children);
  }
}

function words(
  { type, width }: Paper,
  node: HtmlElement,
  look: { tag: Block['tag']; size: number; bold: boolean; before: number },
): Block {
  const weight = look.bold ? 700 : 400;
  const text = richText(type, node.children, { width, size: look.size, weight });
  return { tag: look.tag, before: look.before, ...text };
}

/** An item, with the box, number or dot before it, and the lists inside it below. */
function itemBlock(paper: Paper, item: HtmlElement, sign: string): Block[] {
  const { document, type, width, size } = paper;
  const indent = size * 1.7;
  const task = has(item, 'task');
  const isList = (node: HtmlNode) => node.type === 'element' && ['ul', 'ol'].includes(node.tagName);
  const own = item.children.filter((node) => !isList(node));
  const text = richText(type, own, { width: width - indent, size });
  const below = blocksOf({ ...paper, width: width - indent }, item.children.filter(isList));
  const first: Block = {
    tag: 'LI',
    before: size * 0.28,
    height: Math.max(text.height, size * 1.3),
    print(x, top) {
      if (task) {
        const side = size * 0.85;
        document
          .lineWidth(0.7)
          .roundedRect(x + 1, top + size * 0.24, side, side, 1)
          .stroke(softInk);
      } else {
        const face = { weight: 400, size, color: softInk } as const;
        type.draw(sign, x + 1, top + size * 1.02, face);
      }
      text.print(x + indent, top);
    },
  };
  return [first, ...below.map((it) => shifted(it, indent))];
}

const shifted = (block: Block, by: number): Block => ({
  ...block,
  print: (x, top) => block.print(x + by, top),
});
