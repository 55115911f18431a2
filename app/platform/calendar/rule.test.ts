import { expect, it } from 'vitest';
import { daysOf, readRule } from './rule.ts';
import { instantOf, localTime } from './zone-time.ts';

const year = (rule: string, y: number, starts = `${y}-01-01`) =>
  daysOf(rule, starts, `${y}-12-31`).map((it) => it.slice(5));

it('knows the second Tuesday', () => {
  expect(year('FREQ=MONTHLY;BYDAY=2TU', 2027)).toEqual(
    '01-12 02-09 03-09 04-13 05-11 06-08 07-13 08-10 09-14 10-12 11-09 12-14'.split(' '),
  );
});

it('knows the last Thursday, and the last working day', () => {
  expect(year('FREQ=MONTHLY;BYDAY=-1TH', 2028)).toEqual(
    '01-27 02-24 03-30 04-27 05-25 06-29 07-27 08-31 09-28 10-26 11-30 12-28'.split(' '),
  );
  expect(year('FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 2028)).toEqual(
    '01-31 02-29 03-31 04-28 05-31 06-30 07-31 08-31 09-29 10-31 11-30 12-29'.split(' '),
  );
});

it('counts every third month from the one it begins in', () => {
  const rule = 'FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO';
  expect(daysOf(rule, '2026-11-30', '2028-01-01')).toEqual([
    '2027-02-01',
    '2027-05-03',
    '2027-08-02',
    '2027-11-01',
  ]);
});

it('leaves out the months that are too short, or takes their last day', () => {
  expect(year('FREQ=MONTHLY;BYMONTHDAY=31', 2027)).toEqual(
    '01-31 03-31 05-31 07-31 08-31 10-31 12-31'.split(' '),
  );
  expect(year('FREQ=MONTHLY;BYMONTHDAY=-1', 2028).slice(0, 4)).toEqual(
    '01-31 02-29 03-31 04-30'.split(' '),
  );
  expect(year('FREQ=MONTHLY;BYDAY=5FR', 2027)).toEqual('01-29 04-30 07-30 10-29 12-31'.split(' '));
});

it('ends where a rule meets no day at all', () => {
  const never = 'FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31';
  expect(daysOf(never, '2027-02-01', '2030-12-31')).toEqual([]);
});

it('reads monthly rules and nothing else', () => {
  expect(readRule('freq=monthly;interval=1;byday=2tu')).toBe('FREQ=MONTHLY;BYDAY=2TU');
  expect(readRule('BYDAY=-1TH;INTERVAL=2;FREQ=MONTHLY')).toBe('FREQ=MONTHLY;INTERVAL=2;BYDAY=-1TH');
  for (const no of [
    '',
    'FREQ=MONTHLY',
    'FREQ=DAILY;BYDAY=MO',
    'FREQ=SECONDLY',
    'FREQ=MONTHLY;BYDAY=6TU',
    'FREQ=MONTHLY;BYDAY=2TU;COUNT=9',
    'FREQ=MONTHLY;BYDAY=2TU;BYDAY=3TU',
    'FREQ=MONTHLY;INTERVAL=0;BYDAY=2TU',
    'FREQ=MONTHLY;BYDAY=2TU\r\nATTENDEE:x',
    'FREQ=MONTHLY;BYMONTHDAY=0',
    'FREQ=MONTHLY;BYMONTHDAY=32',
    'FREQ=MONTHLY;constructor=1;BYDAY=2TU',
  ])
    expect(readRule(no), no).toBeNull();
});

/** Every second Tuesday at 15:00 through 2030, in UTC: `2027-01-12 22`. */
const hoursIn = (zone: string) =>
  new Set(
    daysOf('FREQ=MONTHLY;BYDAY=2TU', '2026-12-01', '2030-12-31').map((day) => {
      const at = instantOf(`${day}T15:00`, zone);
      expect(localTime(at, zone)).toBe(`${day}T15:00`);
      return `${day.slice(5, 7)} ${at.toISOString().slice(11, 16)}`;
    }),
  );
const monthsAt = (zone: string, hour: string) =>
  [...hoursIn(zone)]
    .filter((it) => it.endsWith(hour))
    .map((it) => Number(it.slice(0, 2)))
    .sort((a, b) => a - b);

it.each([
  ['America/Denver', '22:00', '21:00'],
  ['America/Port-au-Prince', '20:00', '19:00'],
])('keeps 15:00 through summer and winter in %s', (zone, winter, summer) => {
  // In March the second Tuesday may come before the second Sunday: in 2027 it does.
  expect(monthsAt(zone, summer)).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
  expect(monthsAt(zone, winter)).toEqual([1, 2, 3, 11, 12]);
  const march = ['2027-03-09', '2028-03-14', '2029-03-13', '2030-03-12'];
  const hours = march.map((it) => instantOf(`${it}T15:00`, zone).toISOString().slice(11, 16));
  expect(hours).toEqual([winter, summer, summer, summer]);
});

it.each([
  ['Africa/Nairobi', '12:00'],
  ['Africa/Freetown', '15:00'],
  ['Asia/Bangkok', '08:00'],
])('keeps the same hour all year in %s', (zone, hour) => {
  expect(monthsAt(zone, hour)).toHaveLength(12);
  expect(hoursIn(zone)).toHaveLength(12);
});

it('turns on the day that the clocks turn, and the day before does not', () => {
  const at = (local: string) => instantOf(local, 'America/Denver').toISOString();
  expect(at('2027-03-13T15:00')).toBe('2027-03-13T22:00:00.000Z');
  expect(at('2027-03-14T15:00')).toBe('2027-03-14T21:00:00.000Z');
  expect(at('2027-11-06T15:00')).toBe('2027-11-06T21:00:00.000Z');
  expect(at('2027-11-07T15:00')).toBe('2027-11-07T22:00:00.000Z');
});

it('loses no meeting in an hour that does not exist, and has none twice', () => {
  const at = (local: string) => instantOf(local, 'America/Port-au-Prince').toISOString();
  expect(at('2027-03-14T02:30')).toBe('2027-03-14T07:30:00.000Z');
  expect(at('2027-11-07T01:30')).toBe('2027-11-07T05:30:00.000Z');
});
