import { describe, expect, it } from 'vitest';
import { daysUntil, endOfDay, isDay, zoneOfCountry } from './days.ts';

const end = (date: string, country: string) => endOfDay(date, zoneOfCountry(country)).toISOString();

describe('The end of a day', () => {
  it('is 23:59:59 in Nairobi, the whole year', () => {
    expect(end('2026-11-27', 'KE')).toBe('2026-11-27T20:59:59.000Z');
    expect(end('2026-06-27', 'KE')).toBe('2026-06-27T20:59:59.000Z');
  });

  it('follows the summer time of Port-au-Prince, also on the days it begins and ends', () => {
    expect(end('2026-03-07', 'HT')).toBe('2026-03-08T04:59:59.000Z');
    expect(end('2026-03-08', 'HT')).toBe('2026-03-09T03:59:59.000Z');
    expect(end('2026-10-31', 'HT')).toBe('2026-11-01T03:59:59.000Z');
    expect(end('2026-11-01', 'HT')).toBe('2026-11-02T04:59:59.000Z');
  });

  it('is the later one where the clock goes back at midnight', () => {
    // Egypt, 29 October 2026: 24:00 becomes 23:00.
    expect(end('2026-10-29', 'EG')).toBe('2026-10-29T21:59:59.000Z');
  });

  it('is in the zone of the seat of government where a country has several', () => {
    expect(zoneOfCountry('US')).toBe('America/New_York');
    expect(zoneOfCountry('CD')).toBe('Africa/Kinshasa');
    expect(zoneOfCountry('TH')).toBe('Asia/Bangkok');
    expect(zoneOfCountry('nowhere')).toBe('UTC');
  });

  it('is counted in midnights, not in hours', () => {
    const due = end('2026-11-27', 'KE');
    expect(daysUntil(due, '2026-11-27T20:59:00.000Z', 'Africa/Nairobi')).toBe(0);
    expect(daysUntil(due, '2026-11-26T20:59:00.000Z', 'Africa/Nairobi')).toBe(1);
    expect(daysUntil(due, '2026-11-26T21:00:00.000Z', 'Africa/Nairobi')).toBe(0);
    expect(daysUntil(due, '2026-11-27T21:00:00.000Z', 'Africa/Nairobi')).toBe(-1);
  });

  it('is a day of the calendar', () => {
    expect(isDay('2028-02-29')).toBe(true);
    expect(['2026-02-29', '2026-13-01', '27.11.2026', ''].filter(isDay)).toEqual([]);
  });
});
