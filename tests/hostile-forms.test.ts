/**
 * Every form that a page of the map shows to somebody, found by looking: texts that no keyboard makes
 * are sent in each of its fields. None breaks anything, and what is sent back stands in the field again.
 */
import { fromHtml } from 'hast-util-from-html';
import { afterAll, describe, expect, it } from 'vitest';
import type { Client } from './setup/browserless.ts';
import { engines, forgetTemplates } from './setup/demo-database.ts';
import { posting, texts } from './setup/hostile-texts.ts';
import { addressesOf, openStory, type Story } from './setup/told-story.ts';
import { forgetTries } from './setup/tries.ts';

/** 200 is a page that looks at a plan ahead. */
const fine = [200, 303, 404, 409, 413, 422, 429];
type Root = ReturnType<typeof fromHtml>;
type Nodes = Root | Root['children'][number];
type Element = Extract<Nodes, { tagName: string }>;

const people = [
  undefined,
  'halima.abdi',
  'moses.okello',
  'malee.srisuk',
  'naomi.wairimu',
  'aminata.kamara',
];

interface Form {
  /** Where it stands. */
  page: string;
  action: string;
  fields: Field[];
}

const elementsIn = (node: Nodes): Element[] =>
  'children' in node
    ? node.children.flatMap((child) =>
        child.type === 'element' ? [child, ...elementsIn(child)] : elementsIn(child),
      )
    : [];

const textOf = (node: Nodes): string =>
  'children' in node ? node.children.map(textOf).join('') : node.type === 'text' ? node.value : '';

/** Where a browser shows what it is given, whatever that is. */
const free = /^(text|search|email|url|tel)$/;
const typable = /^(password|date|time|number|hidden)$/;

interface Field {
  name: string;
  value: string;
  kind: 'free' | 'typed' | 'fixed';
}

/** Null for what sends nothing. */
function fieldOf(element: Element): Field | null {
  const { name, value = '', type = 'text', checked } = element.properties;
  if (typeof name !== 'string') return null;
  if (element.tagName === 'textarea')
    // HTML leaves a line break out that comes first.
    return { name, value: textOf(element).replace(/^\n/, ''), kind: 'free' };
  if (element.tagName === 'select') {
    const options = elementsIn(element);
    const chosen = options.find((it) => it.properties.selected) ?? options[0];
    return { name, value: String(chosen?.properties.value ?? ''), kind: 'typed' };
  }
  if (element.tagName !== 'input' || type === 'file') return null;
  if (type === 'radio' || type === 'checkbox')
    return checked ? { name, value: String(value), kind: 'fixed' } : null;
  const kind = free.test(String(type)) ? 'free' : typable.test(String(type)) ? 'typed' : 'fixed';
  return { name, value: String(value), kind };
}

function formsIn(html: string, page: string): Form[] {
  return elementsIn(fromHtml(html))
    .filter((it) => it.tagName === 'form' && it.properties.method === 'post')
    .map((form) => ({
      page,
      action: String(form.properties.action ?? page),
      fields: elementsIn(form).flatMap((it) => fieldOf(it) ?? []),
    }))
    .filter(({ action, fields }) => action.startsWith('/') && fields.some(isTyped));
}

const isTyped = ({ kind }: Field) => kind !== 'fixed';

/** Each once, however many pages it stands on, and who sees it. */
async function formsOf(story: Story, browsers: Client[]): Promise<(Form & { client: Client })[]> {
  const found = new Map<string, Form & { client: Client }>();
  for (const client of browsers) {
    for (const { path } of await addressesOf(story, 'halima.abdi')) {
      const answer = await client.get(path);
      if (answer.status !== 200 || !answer.headers.get('content-type')?.includes('html')) continue;
      for (const form of formsIn(await answer.text(), path)) {
        const names = form.fields.filter(isTyped).map(({ name }) => name);
        const kind = `${form.action} ${names.join()}`.replace(/[0-9a-f-]{36}|\d+/g, '*');
        if (!found.has(kind)) found.set(kind, { ...form, client });
      }
    }
  }
  return [...found.values()];
}

/** A field gets every seventh of them, the next field the ones beside. */
const someTexts = Object.entries(texts);
const textsFor = (turn: number) => someTexts.filter((_, at) => at % 7 === turn % 7);

/** Whatever a field may show as it was typed. */
const asTyped = ['SQL', 'a template', 'script', 'an attribute', 'an entity', 'Thai'];

describe.each(engines)('every form there is (%s)', (engine) => {
  let story: Story;
  afterAll(() => story.close());
  afterAll(forgetTemplates);

  it('takes any text in any field or says why not, and gives it back', async () => {
    story = await openStory(engine, { listen: true });
    const browsers = await Promise.all(people.map((who) => story.browser(who)));
    const forms = await formsOf(story, browsers);
    expect(forms.length).toBeGreaterThan(35);
    const send = posting(story);
    const [broken, lost]: [string[], string[]] = [[], []];
    let turn = 0;
    for (const { client, page, action, fields } of forms) {
      if (engine === 'SQLite') forgetTries(story.server.databaseUrl);
      const whole = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
      for (const { name, kind } of fields.filter(isTyped)) {
        for (const [what, text] of textsFor(turn++)) {
          const status = await send(action, { ...whole, [name]: text }, client);
          if (!fine.includes(status)) broken.push(`${status}: ${what} in ${name} of ${action}`);
        }
        if (kind !== 'free') continue;
        const text = texts[asTyped[turn % asTyped.length]!]!;
        const answer = await client.post(action, { ...whole, [name]: text });
        if (answer.status !== 422) continue;
        const holds = (html: string, value?: string) =>
          formsIn(html, action)
            .flatMap((it) => it.fields)
            .some((it) => it.name === name && it.value === (value ?? it.value));
        if (holds(await answer.text(), text)) continue;
        // What was sent before may have closed the form: then nobody types there any more.
        if (holds(await (await client.get(page)).text()))
          lost.push(`${text} in ${name} of ${action}`);
      }
    }
    expect(broken).toEqual([]);
    expect(lost).toEqual([]);
    expect(story.server.output()).toBe('');
    // Each was asked as who they are, to the end; the steward came last, and suspended the first.
    const mine = await Promise.all(browsers.map(async (it) => (await it.get('/me')).status));
    expect(mine).toEqual([303, 303, 200, 200, 200, 200]);
  }, 300_000);
});
