/**
 * A small Markdown that people write in a box: two depths of headings, paragraphs, lists, quotations,
 * emphasis and links. A tree is built that can hold nothing else, and the sanitizer of lessons is the
 * second fence: HTML that somebody types is shown as they typed it.
 */
import type { HtmlNode } from '#app/platform/mdx/element-tree.ts';
import { toMarkup, toSafe } from '#app/platform/mdx/sanitize.ts';
import { element, inlineNodes } from './inline.ts';

export const htmlOf = (markdown: string): string =>
  toMarkup(toSafe(blocksOf(tidy(markdown).split('\n'), 0)));

const tidy = (text: string) => text.replace(/\r\n?/g, '\n').replace(/\t/g, '    ');

const heading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const item = /^( *)([-*+]|\d{1,4}[.)]) +(.*)$/;
const quote = /^ {0,3}> ?(.*)$/;
const rule = /^ {0,3}([-*_])(?: *\1){2,} *$/;
const isBlank = (line: string) => line.trim() === '';
const begins = (line: string) =>
  heading.test(line) || item.test(line) || quote.test(line) || rule.test(line);
/** Deeper lists and quotations are text. */
const deepest = 3;

function blocksOf(lines: string[], depth: number): HtmlNode[] {
  const nodes: HtmlNode[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at]!;
    if (isBlank(line)) {
      at += 1;
      continue;
    }
    const [node, next] = blockAt(lines, at, depth);
    nodes.push(node);
    at = next;
  }
  return nodes;
}

function blockAt(lines: string[], at: number, depth: number): [HtmlNode, next: number] {
  const line = lines[at]!;
  const title = heading.exec(line);
  if (title) return [element(title[1]!.length < 3 ? 'h2' : 'h3', inlineNodes(title[2]!)), at + 1];
  if (rule.test(line)) return [element('hr', []), at + 1];
  if (depth < deepest && quote.test(line)) return quoteAt(lines, at, depth);
  if (depth < deepest && item.test(line)) return listAt(lines, at, depth);
  let end = at + 1;
  while (end < lines.length && !isBlank(lines[end]!) && !begins(lines[end]!)) end += 1;
  const text = lines.slice(at, end).map((it) => it.trim());
  return [element('p', inlineNodes(text.join('\n'))), end];
}

function quoteAt(lines: string[], at: number, depth: number): [HtmlNode, number] {
  let end = at;
  const inside: string[] = [];
  for (; end < lines.length; end += 1) {
    const found = quote.exec(lines[end]!);
    if (!found) break;
    inside.push(found[1]!);
  }
  return [element('blockquote', blocksOf(inside, depth + 1)), end];
}

/** Items of one kind, and whatever stands deeper than their signs. */
function listAt(lines: string[], at: number, depth: number): [HtmlNode, number] {
  const first = item.exec(lines[at]!)!;
  const indent = first[1]!.length;
  const ordered = /\d/.test(first[2]!);
  const items: string[][] = [];
  let end = at;
  for (; end < lines.length; end += 1) {
    const line = lines[end]!;
    const deep = line.length - line.trimStart().length;
    const found = deep <= indent + 1 && !rule.test(line) ? item.exec(line) : null;
    if (found) {
      if (/\d/.test(found[2]!) !== ordered || deep < indent) break;
      items.push([found[3]!]);
    } else if (isBlank(line)) {
      const next = lines[end + 1];
      const goesOn = next !== undefined && !isBlank(next) && isPartOf(next, indent);
      if (!goesOn) break;
      items.at(-1)!.push('');
    } else if (deep > indent + 1 || !begins(line)) {
      items.at(-1)!.push(line.slice(Math.min(deep, indent + 2)));
    } else break;
  }
  const start = ordered ? Number.parseInt(first[2]!, 10) : 1;
  const tag = ordered ? 'ol' : 'ul';
  const properties: Record<string, string> = start > 1 ? { start: String(start) } : {};
  const inside = items.map((it) => itemOf(it, depth));
  return [element(tag, inside, properties), end];
}

const isPartOf = (line: string, indent: number): boolean =>
  line.length - line.trimStart().length > indent + 1 || item.test(line);

/** One paragraph needs no paragraph around it. */
function itemOf(lines: string[], depth: number): HtmlNode {
  const blocks = blocksOf(lines, depth + 1);
  const [first, ...rest] = blocks;
  if (first?.type !== 'element' || first.tagName !== 'p') return element('li', blocks);
  return element('li', [...first.children, ...rest]);
}
