import { expect, it } from 'vitest';
import { excerptOf, markedWhole } from './excerpt.ts';

it('marks what was looked for, where most of it stands together', () => {
  const text = `A visit. ${'Much later words '.repeat(20)}Two visits to the family in May.`;
  const pieces = excerptOf(text, ['visit', 'family'], 'en');
  expect(pieces.filter((it) => it.found).map((it) => it.text)).toEqual(['visits', 'family']);
  expect(pieces[0]).toEqual({ text: '… ', found: false });
  expect(markedWhole('Évaluation', ['eval'], 'fr')).toEqual([{ text: 'Évaluation', found: true }]);
  expect(excerptOf('', ['visit'], 'en')).toEqual([]);
});
