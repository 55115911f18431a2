/** The signs inside a line: emphasis, links, line breaks. Whatever makes no sense stays as it was typed. */
import { urlProblem } from '#app/platform/mdx/allowed-url.ts';
import type { HtmlNode } from '#app/platform/mdx/element-tree.ts';

const signs = /[\\*_[\n]|https?:\/\//g;
const address = /https?:\/\/[^\s<>"')\]*]+/y;

export function inlineNodes(text: string): HtmlNode[] {
  const nodes: HtmlNode[] = [];
  // Once nothing closes it, nothing will: what comes later is not searched again.
  const unclosed = new Set<string>();
  let plain = '';
  let at = 0;
  const flush = () => {
    if (plain) nodes.push({ type: 'text', value: plain });
    plain = '';
  };
  while (at < text.length) {
    signs.lastIndex = at;
    const next = signs.exec(text)?.index ?? text.length;
    plain += text.slice(at, next);
    at = next;
    if (at >= text.length) break;
    const found = readAt(text, at, unclosed);
    if (typeof found.node === 'string') plain += found.node;
    else {
      flush();
      nodes.push(found.node);
    }
    at = found.end;
  }
  flush();
  return nodes;
}

interface Read {
  node: HtmlNode | string;
  end: number;
}

function readAt(text: string, at: number, unclosed: Set<string>): Read {
  const sign = text[at]!;
  if (sign === '\n') return { node: element('br', []), end: at + 1 };
  if (sign === '\\') return readEscape(text, at);
  if (sign === 'h') return readAddress(text, at);
  const read = sign === '[' ? readLink(text, at, unclosed) : readEmphasis(text, at, unclosed);
  return read ?? { node: sign, end: at + 1 };
}

function readEscape(text: string, at: number): Read {
  const next = text[at + 1];
  return next !== undefined && /[\\*_[\]()#>+.!-]/.test(next)
    ? { node: next, end: at + 2 }
    : { node: '\\', end: at + 1 };
}

/** A full stop after an address belongs to the sentence. */
function readAddress(text: string, at: number): Read {
  address.lastIndex = at;
  const url = address.exec(text)?.[0].replace(/[.,;:!?]+$/, '') ?? '';
  if (!URL.canParse(url) || urlProblem(url)) return { node: 'h', end: at + 1 };
  return { node: anchor(url, [{ type: 'text', value: url }]), end: at + url.length };
}

function readLink(text: string, at: number, unclosed: Set<string>): Read | null {
  const middle = find(text, '](', at + 1, unclosed);
  const end = middle < 0 ? -1 : find(text, ')', middle + 2, unclosed);
  if (end < 0) return null;
  const label = text.slice(at + 1, middle);
  const url = text.slice(middle + 2, end).trim();
  if (label.trim() === '' || label.includes('[') || !isGood(url)) return null;
  // A link in a link is none.
  const inside = inlineNodes(label).flatMap((node) =>
    node.type === 'element' && node.tagName === 'a' ? node.children : [node],
  );
  return { node: anchor(url, inside), end: end + 1 };
}

const isGood = (url: string): boolean =>
  /^(?:https?:\/\/|mailto:|\/)./i.test(url) && urlProblem(url) === null;

function readEmphasis(text: string, at: number, unclosed: Set<string>): Read | null {
  const mark = text.startsWith('**', at) ? '**' : text[at]!;
  const first = at + mark.length;
  // snake_case is a word.
  if (mark === '_' && /[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return null;
  if (/\s/.test(text[first] ?? ' ')) return { node: mark, end: first };
  const end = find(text, mark, first, unclosed);
  if (end <= first || /\s/.test(text[end - 1]!)) return { node: mark, end: first };
  const tag = mark === '**' ? 'strong' : 'em';
  return { node: element(tag, inlineNodes(text.slice(first, end))), end: end + mark.length };
}

function find(text: string, mark: string, from: number, unclosed: Set<string>): number {
  if (unclosed.has(mark)) return -1;
  const found = text.indexOf(mark, from);
  if (found < 0) unclosed.add(mark);
  return found;
}

export const element = (
  tagName: string,
  children: HtmlNode[],
  properties: Record<string, string> = {},
): HtmlNode => ({ type: 'element', tagName, properties, children });

const anchor = (href: string, children: HtmlNode[]): HtmlNode =>
  element('a', children, href.startsWith('/') ? { href } : { href, rel: 'nofollow noopener' });
