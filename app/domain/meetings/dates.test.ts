import { expect, it } from 'vitest';
import { datesOf, fairness } from './dates.ts';
import type { Plan } from './meetings.ts';

const plan: Plan = {
  rule: 'FREQ=MONTHLY;BYDAY=2TU',
  startsOn: '2026-12-01',
  localTimes: ['15:00', '09:00'],
  timeZone: 'Africa/Nairobi',
  minutes: 90,
};

it('takes turns with the local times, month by month', () => {
  expect(datesOf(plan, '2027-03-31').map((it) => [it.localStart, it.startsAt, it.endsAt])).toEqual([
    ['2026-12-08T15:00', '2026-12-08T12:00:00.000Z', '2026-12-08T13:30:00.000Z'],
    ['2027-01-12T09:00', '2027-01-12T06:00:00.000Z', '2027-01-12T07:30:00.000Z'],
    ['2027-02-09T15:00', '2027-02-09T12:00:00.000Z', '2027-02-09T13:30:00.000Z'],
    ['2027-03-09T09:00', '2027-03-09T06:00:00.000Z', '2027-03-09T07:30:00.000Z'],
  ]);
});

it('takes place once where there is no rule', () => {
  const once = { ...plan, rule: null, startsOn: '2027-05-03' };
  expect(datesOf(once, '2026-12-31').map((it) => it.localStart)).toEqual(['2027-05-03T15:00']);
});

it('shows what hour it is elsewhere, with the day', () => {
  const zones = ['America/Port-au-Prince', 'Asia/Bangkok', 'Africa/Freetown'];
  expect(fairness(plan, '2027-01-31', zones).map((it) => it.hours)).toEqual([
    [
      { timeZone: 'America/Port-au-Prince', local: '2026-12-08T07:00', fit: 'edge' },
      { timeZone: 'Asia/Bangkok', local: '2026-12-08T19:00', fit: 'edge' },
      { timeZone: 'Africa/Freetown', local: '2026-12-08T12:00', fit: 'day' },
    ],
    [
      { timeZone: 'America/Port-au-Prince', local: '2027-01-12T01:00', fit: 'night' },
      { timeZone: 'Asia/Bangkok', local: '2027-01-12T13:00', fit: 'day' },
      { timeZone: 'Africa/Freetown', local: '2027-01-12T06:00', fit: 'edge' },
    ],
  ]);
});
