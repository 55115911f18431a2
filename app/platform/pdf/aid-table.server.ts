/** A table of a job aid: to read, or a form whose cells are left white to write in. */
import type { HtmlElement, HtmlNode } from '#app/platform/html/html.server.ts';
import { dusk, softInk } from '#app/platform/pdf/certificate-colors.ts';
import { has, isMark, richText } from '#app/platform/pdf/rich-text.server.ts';
import type { Block, Paper } from '#app/platform/pdf/aid-block.ts';

interface Cell {
  node: HtmlElement;
  head: boolean;
  narrow: boolean;
  toFill: boolean;
}

export function tableBlock(paper: Paper, table: HtmlElement): Block {
  const { document, type, size } = paper;
  const rows = rowsOf(table);
  const widths = columnWidths(rows, paper);
  const pad = size * 0.4;
  const set = rows.map((cells) => {
    const texts = cells.map(({ node, head }, column) =>
      richText(type, node.children, {
        width: (widths[column] ?? 0) - 2 * pad,
        size: size * 0.95,
        weight: head ? 700 : 400,
      }),
    );
    const white = cells.some((cell) => cell.toFill) ? size * 1.9 : size * 1.3;
    const height = Math.max(white, ...texts.map((text) => text.height)) + 2 * pad;
    return { cells, texts, height };
  });
  return {
    tag: 'Table',
    before: size * 0.6,
    height: set.reduce((sum, row) => sum + row.height, 0),
    print(x, top) {
      let y = top;
      for (const { cells, texts, height } of set) {
        let at = x;
        texts.forEach((text, column) => {
          const width = widths[column] ?? 0;
          document.lineWidth(0.5).rect(at, y, width, height);
          if (cells[column]?.head) document.fillAndStroke('#eef1f7', softInk);
          else document.stroke(dusk);
          text.print(at + pad, y + pad);
          at += width;
        });
        y += height;
      }
    },
  };
}

const elements = (nodes: readonly HtmlNode[]) =>
  nodes.filter((node): node is HtmlElement => node.type === 'element');

function rowsOf(table: HtmlElement): Cell[][] {
  return (
    elements(table.children)
      .flatMap((part) => (part.tagName === 'tr' ? [part] : elements(part.children)))
      .filter((row) => row.tagName === 'tr')
      .map((row) =>
        elements(row.children).map((node) => ({
          node,
          head: node.tagName === 'th',
          narrow: has(node, 'narrow'),
          toFill: elements(node.children).some(isMark),
        })),
      )
      // A form may have nothing above its lines.
      .filter((cells) => cells.some(({ node, toFill }) => toFill || length(node.children) > 0))
  );
}

/** As wide as their words ask, between a share that can be written in and half of the sheet. */
function columnWidths(rows: Cell[][], { type, width, size }: Paper): number[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const wishes = Array.from({ length: count }, (_, column) => {
    const cells = rows.flatMap((row) => row[column] ?? []);
    if (cells.some((cell) => cell.narrow)) return 0.5;
    const longest = Math.max(1, ...cells.map((cell) => length(cell.node.children)));
    const room = (longest * type.measure('n', { weight: 400, size, color: softInk })) / width;
    const least = cells.some((cell) => cell.toFill) ? 1 : 0.6;
    return Math.min(2.4, Math.max(least, room * count * 0.5));
  });
  const sum = wishes.reduce((all, wish) => all + wish, 0);
  return wishes.map((wish) => (wish / sum) * width);
}

const length = (nodes: readonly HtmlNode[]): number =>
  nodes.reduce(
    (sum, node) =>
      sum +
      (node.type === 'text'
        ? node.value.length
        : node.type === 'element'
          ? length(node.children)
          : 0),
    0,
  );
