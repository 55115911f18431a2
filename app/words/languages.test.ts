import { expect, it } from 'vitest';
import { preferredLanguage } from './languages.ts';

const offered = ['en', 'fr', 'th'] as const;
const best = (header: string | null | undefined) => preferredLanguage(header, offered);

it('Mirlande’s browser asks for French as it is spoken in Haiti', () => {
  expect(best('fr-HT,fr;q=0.9,en;q=0.8')).toBe('fr');
});

it('Malee’s browser asks for Thai and would do with English', () => {
  expect(best('th-TH, en-US;q=0.5')).toBe('th');
});

it('the stronger wish wins, wherever it stands', () => {
  expect(best('en;q=0.2, fr;q=0.7')).toBe('fr');
  expect(best('en;q=0.7,fr;q=0.7')).toBe('en');
});

it('a language that is not offered is passed over', () => {
  expect(best('ht,sw;q=0.9,fr;q=0.1')).toBe('fr');
  expect(best('ht,sw')).toBeUndefined();
});

it('q=0 means: not this one', () => {
  expect(best('fr;q=0, th;q=0.1')).toBe('th');
  expect(best('fr;q=0')).toBeUndefined();
});

it('capitals and blanks do not matter', () => {
  expect(best(' FR-CA ; q=0.8 , EN;q=0.7')).toBe('fr');
});

it('nothing, anything and nonsense choose nothing', () => {
  for (const header of [undefined, null, '', '*', ',,;;', 'q=1', '-fr', 'french', ';q=fr'])
    expect(best(header)).toBeUndefined();
});

it('a name of an object’s own does not pass for a language', () => {
  expect(best('constructor, __proto__')).toBeUndefined();
});
