import { renderToStaticMarkup } from 'react-dom/server';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import type { ReactNode } from 'react';
import { toElements, toHtmlNodes, type HtmlNode, type HtmlRoot } from './element-tree.ts';
import { urlProblem } from './allowed-url.ts';

const shape = ['fill', 'stroke', 'strokeWidth'];

/** Only what Markdown and our own components make; authors can write none of it themselves. */
const schema: typeof defaultSchema = {
  tagNames:
    `a audio b blockquote br code dd del details div dl dt em figcaption figure h2 h3 h4 h5 h6
    hr img li ol p pre section aside small span strong summary sup table tbody td th thead time tr ul
    svg path circle rect`.split(/\s+/u),
  attributes: {
    '*': ['className', 'id', 'role', 'lang', 'ariaLabel', 'ariaLabelledby', 'ariaHidden'],
    a: ['href', 'rel', 'download', 'hrefLang'],
    audio: ['controls', 'preload', 'src'],
    div: ['dataKind'],
    img: ['src', 'alt', 'width', 'height'],
    ol: ['start'],
    span: ['dataStatus', 'dataTicked'],
    td: ['colSpan', 'rowSpan'],
    th: ['colSpan', 'rowSpan', 'scope'],
    time: ['dateTime'],
    svg: ['width', 'height', 'viewBox'],
    path: [...shape, 'd'],
    circle: [...shape, 'cx', 'cy', 'r'],
    rect: [...shape, 'x', 'y', 'width', 'height', 'rx'],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: ['data'] },
  ancestors: defaultSchema.ancestors ?? {},
  // Ids are made by us with prefixes of their own; a second prefix would break the links to them.
  clobber: [],
  strip: ['script', 'style'],
};

const sanitize = rehypeSanitize(schema) as unknown as (tree: HtmlRoot) => HtmlRoot;
const picture = /^data:image\/(?:svg\+xml|png|jpeg|webp);base64,[A-Za-z0-9+/=]*$/u;
const file = /^\/files\/[0-9a-f]{64}$/u;

/** The second fence behind the guard: whatever came this far leaves as harmless HTML. */
export const toSafeNodes = (node: ReactNode): HtmlNode[] => toSafe(toHtmlNodes(node));

export function toSafe(nodes: HtmlNode[]): HtmlNode[] {
  const { children } = sanitize({ type: 'root', children: nodes });
  dropForeignAddresses(children);
  return children;
}

export const toMarkup = (nodes: readonly HtmlNode[]) => renderToStaticMarkup(toElements(nodes));

/** The schema lets relative addresses pass, `//host` among them. */
function dropForeignAddresses(nodes: readonly HtmlNode[]) {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    const { href, src } = node.properties;
    if (href !== undefined && urlProblem(String(href))) delete node.properties['href'];
    if (src !== undefined && !picture.test(String(src)) && !file.test(String(src))) {
      delete node.properties['src'];
    }
    dropForeignAddresses(node.children);
  }
}
