/** HTML that we made ourselves, read again as a tree. */
import { fromHtml } from 'hast-util-from-html';

export interface HtmlElement {
  type: 'element';
  tagName: string;
  classes: string[];
  children: HtmlNode[];
}
export type HtmlNode = HtmlElement | { type: 'text'; value: string };

/** Comments and the like are left out. */
export const readHtml = (html: string): HtmlNode[] =>
  nodesOf(fromHtml(html, { fragment: true }).children as RawNode[]);

type RawNode = {
  type: string;
  value?: string;
  tagName?: string;
  properties?: { className?: unknown };
  children?: RawNode[];
};

function nodesOf(nodes: RawNode[]): HtmlNode[] {
  return nodes.flatMap((node): HtmlNode[] => {
    if (node.type === 'text') return [{ type: 'text', value: node.value ?? '' }];
    if (node.type !== 'element') return [];
    const names = node.properties?.className;
    return [
      {
        type: 'element',
        tagName: node.tagName ?? '',
        classes: Array.isArray(names) ? names.map(String) : [],
        children: nodesOf(node.children ?? []),
      },
    ];
  });
}
