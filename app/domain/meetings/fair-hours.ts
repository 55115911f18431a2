/**
 * Hours that are fair to everybody: at night for nobody, or for each in turn. A plan is worse for
 * who has more nights, then for who comes early or late more often; the worst off decides.
 */
import { localTime } from '#app/platform/calendar/zone-time.ts';
import { daysOf } from '#app/platform/calendar/rule.ts';
import { fitOf, spanOf } from './dates.ts';
import type { Plan } from './series-plan.ts';

export interface Suggestion {
  localTimes: string[];
  /** Of who has the most of them. */
  nights: number;
  /** Early, late or at night; also of who has the most. */
  edges: number;
  /** How many dates were looked at. */
  of: number;
}

/** By date and place, at one local time. */
type Hours = number[][];

const mostTurns = 3;

/** The best single time, and turns of two or three where they are fairer than that. */
export function fairTimes(
  plan: Omit<Plan, 'localTimes'>,
  until: string,
  zones: readonly string[],
): Suggestion[] {
  if (plan.rule === null || zones.length === 0) return [];
  const days = daysOf(plan.rule, plan.startsOn, until);
  if (days.length === 0) return [];
  const times = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);
  const hours = times.map((time): Hours => {
    const starts = days.map((day) => spanOf(`${day}T${time}`, plan.timeZone, 0).startsAt);
    return starts.map((at) => zones.map((zone) => Number(localTime(at, zone).slice(11, 13))));
  });
  const found: Suggestion[] = [];
  for (let turns = 1; turns <= mostTurns; turns += 1) {
    let best: { chosen: number[]; cost: number[] } | null = null;
    for (const chosen of chooseOf(times.length, turns)) {
      const cost = costOf(
        chosen.map((place) => hours[place]!),
        zones.length,
      );
      if (!best || isLess(cost, best.cost)) best = { chosen, cost };
    }
    const [nights = 0, edges = 0] = best!.cost;
    const before = found.at(-1);
    if (before && !isLess([nights, edges], [before.nights, before.edges])) continue;
    const localTimes = best!.chosen.map((place) => times[place]!);
    found.push({ localTimes, nights, edges, of: days.length });
  }
  return found;
}

/** Better for who has it worst. */
export const isFairer = (
  a: Pick<Suggestion, 'nights' | 'edges'>,
  than: Pick<Suggestion, 'nights' | 'edges'>,
): boolean => isLess([a.nights, a.edges], [than.nights, than.edges]);

/** What to compare, the first first: nights and edges of the worst off, of all, and comfort. */
function costOf(turns: Hours[], zones: number): number[] {
  const dates = turns[0]!.length;
  let [worstNights, worstEdges, nights, edges, comfort] = [0, 0, 0, 0, 0];
  for (let zone = 0; zone < zones; zone += 1) {
    let [ownNights, ownEdges] = [0, 0];
    for (let date = 0; date < dates; date += 1) {
      const hour = turns[date % turns.length]![date]![zone]!;
      const fit = fitOf(hour);
      if (fit === 'night') ownNights += 1;
      if (fit === 'edge') ownEdges += 1;
      comfort += (hour - 13) ** 2;
    }
    worstNights = Math.max(worstNights, ownNights);
    worstEdges = Math.max(worstEdges, ownEdges + ownNights);
    nights += ownNights;
    edges += ownEdges;
  }
  return [worstNights, worstEdges, nights, edges, comfort];
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, place) => value !== b[place]);
  return at >= 0 && a[at]! < b[at]!;
}

/** Every way to take some of so many, in their order. */
function* chooseOf(of: number, some: number, from = 0): Generator<number[]> {
  if (some === 0) return void (yield []);
  for (let first = from; first <= of - some; first += 1)
    for (const rest of chooseOf(of, some - 1, first + 1)) yield [first, ...rest];
}
