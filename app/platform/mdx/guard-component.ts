import { isComponent, type MarkdownNode, type MarkdownAttribute } from './markdown-tree.ts';
import {
  componentOf,
  type Attribute,
  type Component,
  type AttributeKind,
  type DocumentKind,
} from './vocabulary.ts';

/** What is wrong with one component: its name, its place, its attributes, what it holds. */
export function componentProblems(
  node: MarkdownNode,
  ancestors: readonly MarkdownNode[],
  kind: DocumentKind,
): string[] {
  const name = node.name ?? '';
  const component = componentOf(name);
  if (!component) {
    if (name === '') return ['Empty tags <> are not used here. Remove them.'];
    return [
      `<${name}> is not a component of this site. Look at the list of components, or write plain Markdown.`,
    ];
  }
  const attributes = node.attributes ?? [];
  return [
    ...placeProblems(node, ancestors, kind),
    ...attributes.flatMap((it) => attributeProblems(name, component.attributes, it)),
    ...repeatedProblems(name, attributes),
    ...Object.entries(component.attributes)
      .filter(([key, it]) => it.required && !attributes.some((given) => given.name === key))
      .map(([key]) => `<${name}> needs ${key}="…".`),
    ...contentProblems(node, component),
  ];
}

const placeName = (place: string) => {
  if (/^[A-Z]/u.test(place)) return `<${place}>`;
  return place === 'assessment' ? 'an assessment' : `a ${place}`;
};

function placeProblems(node: MarkdownNode, ancestors: readonly MarkdownNode[], kind: DocumentKind) {
  const name = node.name ?? '';
  const component = componentOf(name);
  const parent = ancestors.findLast(isComponent);
  const holder = parent ? (parent.name ?? '') : kind;
  if (!component?.within.includes(holder)) {
    const places = component?.within.map((it) => placeName(it));
    return [`<${name}> may not stand in ${placeName(holder)}. Its place is ${places?.join(', ')}.`];
  }
  if (!component.inline && node.type === 'mdxJsxTextElement') {
    return [`<${name}> needs a line of its own, with an empty line before it.`];
  }
  if (component.direct && ancestors.at(-1) !== (parent ?? ancestors[0])) {
    return [
      `<${name}> may not stand in a list, a table or a quotation. Put it on a line of its own.`,
    ];
  }
  return [];
}

function attributeProblems(
  component: string,
  known: Readonly<Record<string, Attribute>>,
  { type, name = '', value }: MarkdownAttribute,
): string[] {
  if (type !== 'mdxJsxAttribute') {
    return [
      `<${component}> holds {…}, which would be program code. Write plain attributes: name="text".`,
    ];
  }
  if (!Object.hasOwn(known, name)) {
    const names = Object.keys(known).join(', ');
    return [
      `<${component}> has no attribute “${name}”. ${names ? `It has: ${names}.` : 'It has none.'}`,
    ];
  }
  const kind = known[name]?.kind ?? 'text';
  if (value === null || value === undefined) {
    return kind === 'flag' ? [] : [`Give ${name} a value: ${name}="…".`];
  }
  if (kind === 'flag') return [`Write only ${name}, without a value.`];
  if (typeof value !== 'string')
    return [`Write ${name}="text" in quotation marks, without braces.`];
  const wanted = wants(kind, value);
  return wanted ? [`${name}="${value.slice(0, 60)}" does not fit: write ${wanted}.`] : [];
}

const patterns: Partial<Record<AttributeKind & string, [RegExp, string]>> = {
  text: [/\S/u, 'some words'],
  id: [
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/u,
    'small letters, digits and single dashes, such as life-story',
  ],
  file: [
    /^[a-z0-9][a-z0-9_-]*\.[a-z0-9]+$/u,
    'the name of a file beside the text, in small letters, such as six-steps.svg',
  ],
  number: [/^\d{1,4}$/u, 'a whole number'],
  date: [/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u, 'a day such as 2026-11-22'],
  country: [/^[A-Z]{2}$/u, 'two capital letters, such as KE'],
};

/** What the value should have been, or null when it fits. */
function wants(kind: AttributeKind, value: string): string | null {
  if (typeof kind !== 'string') return kind.includes(value) ? null : `one of ${kind.join(', ')}`;
  const [pattern, wanted] = patterns[kind] ?? [];
  return pattern?.test(value) ? null : (wanted ?? null);
}

function repeatedProblems(component: string, attributes: MarkdownAttribute[]) {
  const names = attributes.map((it) => it.name);
  const twice = new Set(
    names.filter((it, index) => it !== undefined && names.indexOf(it) !== index),
  );
  return [...twice].map((it) => `<${component}> has ${it} two times. Keep one.`);
}

function contentProblems(node: MarkdownNode, { holds, mayBeEmpty }: Component): string[] {
  const children = (node.children ?? []).filter((it) => it.type !== 'text' || it.value?.trim());
  if (holds === 'nothing' && children.length > 0)
    return [`<${node.name}> holds no text. Write <${node.name} … />.`];
  if (holds !== 'nothing' && children.length === 0 && !mayBeEmpty)
    return [`<${node.name}> is empty. Write its text, or remove it.`];
  if (holds === 'parts' && !children.every(isComponent)) {
    return [`<${node.name}> holds only components. Put other text before or behind it.`];
  }
  if (holds === 'inline' && children.some((it) => blocks.has(it.type))) {
    return [`<${node.name}> holds only words, without lists, tables or headings.`];
  }
  return [];
}

const blocks = new Set(['heading', 'list', 'table', 'blockquote', 'code', 'thematicBreak']);
