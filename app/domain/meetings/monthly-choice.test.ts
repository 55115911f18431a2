import { expect, it } from 'vitest';
import { readRule } from '#app/platform/calendar/rule.ts';
import { choiceOf, intervals, monthDays, ruleOf, weekdays, weeks } from './monthly-choice.ts';

it('writes every choice as a rule that the calendar reads, and reads it back', () => {
  for (const every of intervals) {
    for (const week of weeks)
      for (const weekday of weekdays) {
        const choice = { week, weekday, monthDay: 1, every };
        expect(readRule(ruleOf(choice))).toBe(ruleOf(choice));
        expect(choiceOf(ruleOf(choice))).toEqual(choice);
      }
    for (const monthDay of monthDays) {
      const choice = { week: 'day' as const, weekday: 'TU' as const, monthDay, every };
      expect(readRule(ruleOf(choice))).toBe(ruleOf(choice));
      expect(choiceOf(ruleOf(choice))).toEqual(choice);
    }
  }
  const last = { week: 'last', weekday: 'TH', monthDay: 1, every: 3 } as const;
  expect(ruleOf(last)).toBe('FREQ=MONTHLY;INTERVAL=3;BYDAY=-1TH');
  const working = { ...last, weekday: 'working', every: 5 } as const;
  expect(ruleOf(working)).toBe('FREQ=MONTHLY;INTERVAL=5;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1');
});

it('does not pretend to know a rule that cannot be chosen', () => {
  for (const rule of [
    'FREQ=MONTHLY;BYMONTHDAY=31',
    'FREQ=MONTHLY;BYDAY=5FR',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE;BYSETPOS=1',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=7',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR',
  ])
    expect(choiceOf(rule), rule).toBeNull();
});
