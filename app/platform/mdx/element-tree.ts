import { createElement, Fragment, isValidElement, type ReactElement, type ReactNode } from 'react';

/** An HTML tree (hast), as rehype-sanitize reads it. */
export type HtmlNode = HtmlElement | { type: 'text'; value: string };
export interface HtmlElement {
  type: 'element';
  tagName: string;
  properties: Record<string, string | number | boolean | string[]>;
  children: HtmlNode[];
}
export interface HtmlRoot {
  type: 'root';
  children: HtmlNode[];
}

export const propsOf = (element: ReactElement) =>
  element.props as Record<string, unknown> & { children?: ReactNode };

/** Its children in a flat list: arrays and fragments opened, nothing else touched. */
export function flatten(node: ReactNode): ReactNode[] {
  if (Array.isArray(node)) return node.flatMap((it: ReactNode) => flatten(it));
  if (node === null || node === undefined || typeof node === 'boolean') return [];
  if (isValidElement(node) && node.type === Fragment) return flatten(propsOf(node).children);
  return [node];
}

/**
 * React elements to HTML nodes. Our components are plain functions without hooks, called here in
 * the order of the text; so what they number is numbered as it is read. A tree, unlike markup,
 * can be sanitized without parsing it again.
 */
export function toHtmlNodes(node: ReactNode): HtmlNode[] {
  return flatten(node).flatMap((it): HtmlNode[] => {
    if (typeof it === 'string' || typeof it === 'number')
      return [{ type: 'text', value: String(it) }];
    if (!isValidElement(it)) return [];
    if (typeof it.type === 'function') {
      return toHtmlNodes((it.type as (props: unknown) => ReactNode)(it.props));
    }
    if (typeof it.type !== 'string') throw new TypeError('Only plain components are rendered.');
    const { children, ...props } = propsOf(it);
    const properties = Object.fromEntries(
      Object.entries(props).flatMap(([name, value]) =>
        typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
          ? [[toProperty(name), name === 'className' ? String(value).split(' ') : value]]
          : [],
      ),
    );
    return [{ type: 'element', tagName: it.type, properties, children: toHtmlNodes(children) }];
  });
}

/** And back, so that React writes the markup and does the escaping. */
export function toElements(nodes: readonly HtmlNode[]): ReactNode {
  return createElement(Fragment, null, ...nodes.map(toElement));
}

function toElement(node: HtmlNode): ReactNode {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return null;
  const props = Object.fromEntries(
    Object.entries(node.properties).map(([name, value]) => [
      toProp(name),
      Array.isArray(value) ? value.join(' ') : value,
    ]),
  );
  return createElement(node.tagName, props, ...node.children.map(toElement));
}

/** aria-label ⇄ ariaLabel, data-kind ⇄ dataKind: the two names of the same attribute. */
const toProperty = (name: string) =>
  /^(?:aria|data)-/u.test(name)
    ? name.replace(/-([a-z])/gu, (_, letter: string) => letter.toUpperCase())
    : name;
const toProp = (property: string) =>
  /^(?:aria|data)[A-Z]/u.test(property)
    ? property.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)
    : property;

export function htmlText(nodes: readonly HtmlNode[]): string {
  return nodes.map((it) => (it.type === 'text' ? it.value : htmlText(it.children))).join('');
}
