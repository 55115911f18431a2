import fc from 'fast-check';
import { expect, it } from 'vitest';
import { agendaLines, readAgenda } from './agenda-lines.ts';

it('reads minutes and words, however they are written', () => {
  const items = [{ minutes: 20, text: 'One practice' }];
  for (const line of [
    '20 One practice',
    ' 20  One practice ',
    '20 min One practice',
    '20’ One practice',
    '20: One practice',
    '20 min. – One practice',
  ])
    expect(readAgenda(line), line).toEqual(items);
  expect(readAgenda('5 Welcome\r\n\n10 Promises'.replace(/\r/g, ''))).toHaveLength(2);
  expect(readAgenda('')).toEqual([]);
});

it('says when a line has no minutes, or nothing but minutes', () => {
  for (const line of ['Welcome', '5', '5 Welcome\nand rules', '1000 Too long'])
    expect(readAgenda(line), line).toBeNull();
});

it('gives back what it was given', () => {
  const word = fc.stringMatching(/^[A-Za-zéกข][A-Za-z éกข0-9]{0,30}[a-z]$/);
  const item = fc.record({ minutes: fc.integer({ min: 0, max: 999 }), text: word });
  fc.assert(
    fc.property(
      fc.array(
        item.filter(({ text }) => !/^min\b/.test(text)),
        { maxLength: 8 },
      ),
      (items) => {
        expect(readAgenda(agendaLines(items))).toEqual(items);
      },
    ),
  );
});
