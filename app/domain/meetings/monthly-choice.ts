/**
 * A monthly rule as somebody chooses it: which week and weekday, or which day, and how often. A working
 * day is one from Monday to Friday: which holidays a country has is not known here.
 */

export const weeks = ['first', 'second', 'third', 'fourth', 'last'] as const;
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU', 'working'] as const;
/** Every so many months. */
export const intervals = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
/** Days that every month has; 0 is its last one. */
export const monthDays = [...Array.from({ length: 28 }, (_, before) => before + 1), 0] as const;

export interface MonthlyChoice {
  week: (typeof weeks)[number] | 'day';
  /** Where a week is chosen. */
  weekday: (typeof weekdays)[number];
  /** Where a day of the month is chosen. */
  monthDay: number;
  every: number;
}

export const usualChoice: MonthlyChoice = { week: 'second', weekday: 'TU', monthDay: 1, every: 1 };

const workingDays = 'MO,TU,WE,TH,FR';

/** As RFC 5545 writes it. */
export function ruleOf({ week, weekday, monthDay, every }: MonthlyChoice): string {
  const interval = every === 1 ? '' : `;INTERVAL=${every}`;
  if (week === 'day') return `FREQ=MONTHLY${interval};BYMONTHDAY=${monthDay || -1}`;
  const place = week === 'last' ? -1 : weeks.indexOf(week) + 1;
  if (weekday === 'working')
    return `FREQ=MONTHLY${interval};BYDAY=${workingDays};BYSETPOS=${place}`;
  return `FREQ=MONTHLY${interval};BYDAY=${place}${weekday}`;
}

/** Null for a rule that nobody can have chosen here. */
export function choiceOf(rule: string): MonthlyChoice | null {
  const said = new Map(rule.split(';').map((part) => part.split('=') as [string, string]));
  const every = Number(said.get('INTERVAL') ?? 1);
  const byDay = said.get('BYDAY') ?? '';
  const [, place, weekday] =
    byDay === workingDays
      ? ['', said.get('BYSETPOS'), 'working']
      : (/^(-?\d)([A-Z]{2})$/.exec(byDay) ?? []);
  const day = Number(said.get('BYMONTHDAY') ?? 'none');
  const choice: MonthlyChoice = place
    ? {
        ...usualChoice,
        week: place === '-1' ? 'last' : (weeks[Number(place) - 1] ?? 'day'),
        weekday: weekday as MonthlyChoice['weekday'],
        every,
      }
    : { ...usualChoice, week: 'day', monthDay: day === -1 ? 0 : day, every };
  const known =
    (intervals as readonly number[]).includes(every) &&
    (monthDays as readonly number[]).includes(choice.monthDay);
  return known && ruleOf(choice) === rule ? choice : null;
}
