import { expect, it } from 'vitest';
import { fairness } from './dates.ts';
import { fairTimes } from './fair-hours.ts';

const plan = {
  rule: 'FREQ=MONTHLY;BYDAY=2TU',
  startsOn: '2027-01-01',
  timeZone: 'Africa/Nairobi',
  minutes: 90,
};
const year = '2027-12-31';
const [kenya, haiti, thailand, denver] = [
  'Africa/Nairobi',
  'America/Port-au-Prince',
  'Asia/Bangkok',
  'America/Denver',
] as const;
const nightsOf = (localTimes: string[], zones: readonly string[]) =>
  zones.map(
    (zone) =>
      fairness({ ...plan, localTimes }, year, [zone]).filter((it) => it.hours[0]!.fit === 'night')
        .length,
  );

it('finds an hour of the day for people who live near each other, the middle of it', () => {
  const [best, ...turns] = fairTimes(plan, year, [kenya, 'Africa/Freetown']);
  expect(turns).toEqual([]);
  expect(best).toEqual({ localTimes: ['14:00'], nights: 0, edges: 0, of: 12 });
});

it('lets Bangkok and Port-au-Prince take turns in coming late', () => {
  const [single, two] = fairTimes(plan, year, [kenya, haiti, thailand]);
  expect(single!.nights).toBe(0);
  expect(single!.edges).toBe(12);
  expect(two!.localTimes).toHaveLength(2);
  expect(two!.edges).toBeLessThan(12);
});

it('shares the night where there is no hour without one, summer and winter', () => {
  const zones = [denver, 'Africa/Freetown', thailand, 'Pacific/Honolulu'];
  const suggestions = fairTimes(plan, year, zones);
  for (const { localTimes, nights } of suggestions)
    expect(Math.max(...nightsOf(localTimes, zones))).toBe(nights);
  const [single, ...turns] = suggestions;
  expect(single!.nights).toBeGreaterThan(0);
  expect(turns.at(-1)!.nights).toBeLessThan(single!.nights);
});

it('has nothing to say without a rule, places or dates', () => {
  expect(fairTimes({ ...plan, rule: null }, year, [kenya])).toEqual([]);
  expect(fairTimes(plan, year, [])).toEqual([]);
  expect(fairTimes(plan, '2026-12-31', [kenya])).toEqual([]);
});
