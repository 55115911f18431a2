import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { publicViewer } from '#app/domain/people/people.ts';
import type { Language } from '#app/words/languages.ts';
import { speak, type Key } from '#app/words/words.ts';
import { Field, Problems, Select, TextArea } from './forms.tsx';
import { SayProvider } from './say.tsx';

const problem: Key = 'form.problem';
const sentence = (language: Language) => speak(language)(problem);

function markup(element: ReactElement, language: Language = 'en') {
  const viewer = publicViewer({ signedIn: false, language, timeZone: 'UTC' });
  return renderToStaticMarkup(<SayProvider viewer={viewer}>{element}</SayProvider>);
}

/** The attributes of the first such element. */
function attributes(html: string, tag: string): Record<string, string> {
  const inside = new RegExp(`<${tag}\\b([^>]*)>`).exec(html)?.[1] ?? '';
  const pairs = [...inside.matchAll(/([\w-]+)="([^"]*)"/g)];
  return Object.fromEntries(pairs.map(([, name, value]) => [name, value]));
}

/** What a screen reader adds to the field: the words its aria-describedby leads to, in order. */
function described(html: string, tag: string): string[] {
  const ids = attributes(html, tag)['aria-describedby']?.split(' ') ?? [];
  return ids.map((id) => new RegExp(`id="${id}"[^>]*>([^<]*)`).exec(html)?.[1] ?? `no ${id}`);
}

describe('a field', () => {
  it('has a label of its own, and no more than it needs', () => {
    const html = markup(<Field label="Name" name="name" />);
    expect(attributes(html, 'label').for).toBe(attributes(html, 'input').id);
    expect(attributes(html, 'input')).toEqual({ id: 'field-name', name: 'name', type: 'text' });
  });

  it('reads its hint and what is wrong, in this order', () => {
    const refill = { values: { name: 'Grace' }, problems: { name: problem } };
    const html = markup(
      <Field label="Name" hint="As in your papers" name="name" refill={refill} />,
    );
    expect(described(html, 'input')).toEqual(['As in your papers', sentence('en')]);
    expect(attributes(html, 'input')['aria-invalid']).toBe('true');
  });

  it('is not called wrong because its neighbour is', () => {
    const refill = { values: {}, problems: { email: problem } };
    const html = markup(<Field label="Name" name="name" refill={refill} />);
    expect(attributes(html, 'input')).not.toHaveProperty('aria-invalid');
    expect(attributes(html, 'input')).not.toHaveProperty('aria-describedby');
  });

  it('keeps what was typed, over what was there before', () => {
    const refill = { values: { name: 'Grace "Amani" Ochieng’' }, problems: {} };
    const html = markup(<Field label="Name" name="name" defaultValue="Grace" refill={refill} />);
    expect(attributes(html, 'input').value).toBe('Grace &quot;Amani&quot; Ochieng’');
    expect(
      attributes(markup(<Field label="Name" name="name" defaultValue="Grace" />), 'input').value,
    ).toBe('Grace');
  });

  it('keeps an emptied field empty', () => {
    const refill = { values: { name: '' }, problems: {} };
    const html = markup(<Field label="Name" name="name" defaultValue="Grace" refill={refill} />);
    expect(attributes(html, 'input').value).toBe('');
  });

  it('may be a text or a choice', () => {
    const refill = { values: { about: 'Moses', tongue: 'fr' }, problems: { tongue: problem } };
    const text = markup(<TextArea label="About" name="about" refill={refill} rows={3} />);
    expect(text).toMatch(/<textarea[^>]*rows="3"[^>]*>Moses<\/textarea>/);
    const options = [
      { value: 'en', label: 'English' },
      { value: 'fr', label: 'Français' },
    ];
    const choice = markup(
      <Select label="Language" name="tongue" refill={refill} options={options} />,
    );
    expect(choice).toContain('<option value="fr" selected="">Français</option>');
    expect(described(choice, 'select')).toEqual([sentence('en')]);
  });
});

describe('the problems of a form', () => {
  it('are not mentioned when there are none', () => {
    expect(markup(<Problems refill={{ values: {}, problems: {} }} />)).toBe('');
    expect(markup(<Problems />)).toBe('');
  });

  it('are read out at once, and each leads to its field', () => {
    const refill = { values: {}, problems: { name: problem, email: problem } };
    const form = (
      <>
        <Problems refill={refill} />
        <Field label="Name" name="name" refill={refill} />
        <Field label="E-mail" name="email" refill={refill} />
      </>
    );
    const html = markup(form);
    expect(attributes(html, 'div').role).toBe('alert');
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]);
    expect(targets).toEqual(['field-name', 'field-email']);
    for (const target of targets) expect(html).toContain(`<input type="text" id="${target}"`);
  });

  it('that belong to no field lead nowhere', () => {
    const html = markup(<Problems refill={{ values: {}, problems: { '': problem } }} />);
    expect(html).toContain(sentence('en'));
    expect(html).not.toContain('href');
  });

  it('are told to Mirlande in French', () => {
    const html = markup(<Problems refill={{ values: {}, problems: { '': problem } }} />, 'fr');
    expect(html).toContain(sentence('fr'));
    expect(sentence('fr')).not.toBe(sentence('en'));
  });
});
