import { describe, expect, it } from 'vitest';
import { standingOf } from './waiting.ts';

const rules = { attempts: 3, waitHours: 24 };
const now = new Date('2026-11-22T07:40:00.000Z');
const sat = (submittedAt: string | null, passed = false) => ({ id: 'sat', submittedAt, passed });

describe('standing before the final check', () => {
  it('is ready when all lessons are done', () => {
    expect(standingOf([], rules, 0, now)).toEqual({ state: 'ready' });
    expect(standingOf([], rules, 2, now)).toEqual({ state: 'lessons-left', left: 2 });
  });

  it('waits from the last try on, to the minute', () => {
    const yesterday = [sat('2026-11-20T07:00:00.000Z'), sat('2026-11-21T07:40:00.000Z')];
    expect(standingOf(yesterday, rules, 0, now)).toEqual({ state: 'ready' });
    expect(standingOf(yesterday, rules, 0, new Date(now.getTime() - 1))).toEqual({
      state: 'wait',
      until: '2026-11-22T07:40:00.000Z',
    });
  });

  it('lets an open try be finished whatever else is true', () => {
    expect(standingOf([sat(null)], rules, 5, now)).toEqual({ state: 'open', attempt: 'sat' });
  });

  it('ends with the tries, or with a pass', () => {
    const tried = sat('2026-11-01T00:00:00.000Z');
    expect(standingOf([tried, tried, tried], rules, 0, now)).toEqual({ state: 'no-attempts-left' });
    const passed = sat('2026-11-22T07:00:00.000Z', true);
    expect(standingOf([passed], rules, 1, now)).toEqual({ state: 'passed', attempt: 'sat' });
  });
});
