import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths } from './expiry.ts';

describe('A certificate ends', () => {
  const after = (from: string, months: number) => addMonths(new Date(from), months).toISOString();

  it('on the same day of a later month', () => {
    expect(after('2026-11-22T10:40:00.000Z', 12)).toBe('2027-11-22T10:40:00.000Z');
    expect(after('2026-11-22T10:40:00.000Z', 2)).toBe('2027-01-22T10:40:00.000Z');
  });

  it('at the end of a month that is shorter', () => {
    expect(after('2026-01-31T23:59:59.999Z', 1)).toBe('2026-02-28T23:59:59.999Z');
    expect(after('2027-01-31T00:00:00.000Z', 13)).toBe('2028-02-29T00:00:00.000Z');
    expect(after('2024-02-29T12:00:00.000Z', 12)).toBe('2025-02-28T12:00:00.000Z');
  });

  it('as many months later as was said, whatever the day', () => {
    const days = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 120 }), (from, months) => {
        const to = addMonths(from, months);
        const count = (date: Date) => date.getUTCFullYear() * 12 + date.getUTCMonth();
        expect(count(to) - count(from)).toBe(months);
        expect(to.getUTCDate()).toBeLessThanOrEqual(from.getUTCDate());
        expect(to.toISOString().slice(10)).toBe(from.toISOString().slice(10));
      }),
    );
  });
});
