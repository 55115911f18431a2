/** Against dates and moments that something else has worked out: tests/golden/monthly-dates.txt. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { daysOf } from './rule.ts';
import { instantOf } from './zone-time.ts';

const text = readFileSync(
  new URL('../../../tests/golden/monthly-dates.txt', import.meta.url),
  'utf8',
);
const [, zoneLine = ''] = /^zones (.*)$/m.exec(text)!;
const zones = zoneLine.split(' ');
const parts = text.split(/^rule /m).slice(1);

it.each(parts.map((part) => [part.split('\n')[0]!, part] as const))('%s', (head, part) => {
  const [rule = '', time = ''] = head.split(' at ');
  const golden = part.trim().split('\n').slice(1);
  expect(golden.length).toBeGreaterThanOrEqual(24);
  const ours = daysOf(rule, '2027-01-01', '2030-12-31').map((day) => {
    const moments = zones.map((zone) => instantOf(`${day}T${time}`, zone).toISOString());
    return `${day}  ${moments.map((it) => it.slice(8, 16)).join(' ')}`;
  });
  expect(ours).toEqual(golden);
});

it('covers the zones whose clocks turn, and those whose do not', () => {
  expect(zones).toEqual([
    ...['America/Denver', 'America/Port-au-Prince'],
    ...['Africa/Nairobi', 'Africa/Freetown', 'Asia/Bangkok'],
  ]);
  expect(parts).toHaveLength(7);
});
