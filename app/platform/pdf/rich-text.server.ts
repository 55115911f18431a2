/** Lines of words in two weights, with boxes to tick and lines to write on: what job aids are made of. */
import type { HtmlElement, HtmlNode } from '#app/platform/html/html.server.ts';
import { ink } from '#app/platform/pdf/certificate-colors.ts';
import { breakable, isTall } from '#app/platform/pdf/fitting.ts';
import type { Weight } from '#app/platform/pdf/font-files.server.ts';
import { printable, type Typesetter } from '#app/platform/pdf/typesetter.server.ts';

type Piece = { text: string; weight: Weight; width: number; advance: number };
export interface RichText {
  height: number;
  print(x: number, top: number): void;
}

/** @param size of the letters, in points */
export function richText(
  type: Typesetter,
  nodes: readonly HtmlNode[],
  { width, size, weight = 400 }: { width: number; size: number; weight?: Weight },
): RichText {
  const spans = spansOf(nodes, weight);
  const leading = size * (isTall(spans.map((span) => span.text).join('')) ? 1.5 : 1.32);
  const lines = filled(
    spans.flatMap((span) => piecesOf(type, span, size)),
    width,
  );
  return {
    height: lines.length * leading,
    print(x, top) {
      lines.forEach((line, row) => {
        let at = x;
        const baseline = top + leading * row + leading / 2 + size * 0.36;
        for (const run of joined(line)) {
          type.draw(run.text, at, baseline, { weight: run.weight, size, color: ink });
          at += run.advance;
        }
      });
    },
  };
}

type Span = { text: string; weight: Weight };

function spansOf(nodes: readonly HtmlNode[], weight: Weight): Span[] {
  return nodes.flatMap((node): Span[] => {
    if (node.type === 'text') return [{ text: node.value, weight }];
    if (isMark(node)) return [];
    return spansOf(node.children, node.tagName === 'strong' ? 700 : weight);
  });
}

/** A box or a line is drawn by who places it. */
export const isMark = (node: HtmlElement): boolean => has(node, 'box') || has(node, 'line');

export const has = (node: HtmlElement, name: string): boolean => node.classes.includes(name);

function piecesOf(type: Typesetter, { text, weight }: Span, size: number): Piece[] {
  const face = { weight, size, color: ink };
  const whole = text.replace(/\s+/g, ' ');
  return breakable(whole)
    .filter((it) => it !== '')
    .map((it) => {
      const shown = printable(it);
      const spaced = / $/.test(it) ? type.measure(' x', face) - type.measure('x', face) : 0;
      const before = /^ +\S/.test(it) ? ' ' : '';
      const width = type.measure(before + shown, face);
      return { text: before + shown + (spaced ? ' ' : ''), weight, width, advance: width + spaced };
    });
}

function filled(pieces: Piece[], width: number): Piece[][] {
  const lines: Piece[][] = [];
  let line: Piece[] = [];
  let used = 0;
  for (const piece of pieces) {
    if (line.length > 0 && used + piece.width > width) {
      lines.push(line);
      [line, used] = [[], 0];
    }
    // A line does not begin with the space between two words.
    if (line.length === 0 && piece.text.trim() === '') continue;
    line.push(piece);
    used += piece.advance;
  }
  return line.length > 0 ? [...lines, line] : lines;
}

/** Neighbours of one weight are drawn at once, and copied as one text. */
function joined(line: Piece[]): { text: string; weight: Weight; advance: number }[] {
  const runs: { text: string; weight: Weight; advance: number }[] = [];
  for (const { text, weight, advance } of line) {
    const last = runs.at(-1);
    if (last && last.weight === weight) {
      last.text += text;
      last.advance += advance;
    } else runs.push({ text, weight, advance });
  }
  return runs;
}
