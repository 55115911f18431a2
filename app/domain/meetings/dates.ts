/** From a plan to dates: the days of the rule, each at the local time whose turn it is. */
import { daysOf } from '#app/platform/calendar/rule.ts';
import { instantOf, localTime } from '#app/platform/calendar/zone-time.ts';
import type { Plan } from './series-plan.ts';

export interface PlannedDate {
  /** `2026-12-08T15:00` */
  localStart: string;
  startsAt: string;
  endsAt: string;
}

/** When a local start somewhere begins and ends. */
export function spanOf(localStart: string, timeZone: string, minutes: number): PlannedDate {
  const startsAt = instantOf(localStart, timeZone);
  const endsAt = new Date(startsAt.getTime() + minutes * 60_000);
  return { localStart, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
}

/** The dates of a plan from its first until a day, both counted. */
export function datesOf(plan: Plan, until: string): PlannedDate[] {
  const days = plan.rule === null ? [plan.startsOn] : daysOf(plan.rule, plan.startsOn, until);
  return days.map((day, turn) => {
    const time = plan.localTimes[turn % plan.localTimes.length]!;
    return spanOf(`${day}T${time}`, plan.timeZone, plan.minutes);
  });
}

export type Fit = 'day' | 'edge' | 'night';

/** What hour it is somewhere at an instant, and whether one may ask people to come at it. */
export function hourIn(instant: string, timeZone: string): { local: string; fit: Fit } {
  const local = localTime(instant, timeZone);
  return { local, fit: fitOf(Number(local.slice(11, 13))) };
}

/** Early and late are the edges of the day. */
export function fitOf(hour: number): Fit {
  if (hour >= 8 && hour < 19) return 'day';
  return hour >= 6 && hour < 22 ? 'edge' : 'night';
}

/** The picture of a plan: for each date, the hour in each of the zones. */
export function fairness(plan: Plan, until: string, zones: readonly string[]) {
  return datesOf(plan, until).map(({ startsAt }) => ({
    startsAt,
    hours: zones.map((timeZone) => ({ timeZone, ...hourIn(startsAt, timeZone) })),
  }));
}
