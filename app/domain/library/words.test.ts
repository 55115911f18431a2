import { expect, it } from 'vitest';
import { tokenOf, tokensOf } from './words.ts';

it('folds accents, case and the plural of English', () => {
  expect(tokenOf('Réunifications')).toBe('reunification');
  expect(tokensOf('Families, visits and boxes', 'en')).toEqual(['family', 'visit', 'and', 'box']);
  expect(tokenOf('class')).toBe('class');
  expect(tokenOf('crisis')).toBe('crisis');
});

it('finds the words of Thai, which writes no spaces, and what begins like them', () => {
  const tokens = tokensOf('การคืนสู่ครอบครัว', 'th');
  expect(tokens.length).toBeGreaterThan(2);
  expect(tokens).toContain(tokenOf('ครอบครัว'));
  expect(tokenOf('ครอบครัว').startsWith(tokenOf('ครอบ'))).toBe(true);
  expect(tokens.every((token) => /^[a-z0-9]+$/.test(token))).toBe(true);
});

it('spells nothing that a query of either engine could take for its own', () => {
  for (const text of ['"a" OR b*', "x' & !y:*", 'NEAR(a b)', '-- ; drop', '{a} [b] ^c']) {
    for (const token of tokensOf(text, 'en')) expect(token).toMatch(/^[a-z0-9]+$/);
  }
});
