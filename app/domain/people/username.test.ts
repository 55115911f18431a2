import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextUsername, usernameFrom } from './username.ts';

it.each([
  ['Mary Wanjiru', 'mary.wanjiru'],
  ['Mary Njeri Wanjiru', 'mary.wanjiru'],
  ['Ngũgĩ wa Thiong’o', 'ngugi.thiongo'],
  ['Éloïse D’Haïti', 'eloise.dhaiti'],
  ['Łukasz Ødegård', 'lukasz.odegard'],
  ['มาลี (Malee)', 'malee'],
  ['มาลี ศรีสุข', 'tumaini.1'],
  ['محمد', 'tumaini.1'],
])('of %s is %s', (name, username) => {
  expect(usernameFrom(name, 'tumaini')).toBe(username);
});

it('is followed by the next number', () => {
  expect(['mary', 'mary2', 'tumaini.9', 'mary99'].map(nextUsername)).toEqual([
    'mary2',
    'mary3',
    'tumaini.10',
    'mary100',
  ]);
});

it('can be typed on every keyboard', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(usernameFrom(name, 'home')).toMatch(/^[a-z][a-z0-9.]{1,29}$/);
    }),
  );
});
