/** What a plan would mean, before it is kept: its dates, and what hour it is for everybody. */
import type { Db } from '#db/connection.server.ts';
import { fairness, type Fit } from './dates.ts';
import { fairTimes, isFairer } from './fair-hours.ts';
import type { PlanPreview } from './led-series.ts';
import type { Audience, Plan, SeriesFault } from './meetings.ts';
import { placesOfPeople } from './places-of-people.server.ts';
import { planFaults } from './series-faults.ts';

/** The same day a year later. */
function yearAfter(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year + 1, month - 1, date)).toISOString().slice(0, 10);
}

/** What the plan itself asks of who has it worst. */
function worstOf(dates: PlanPreview['dates'], zones: readonly string[]) {
  const fits = zones.map((zone) =>
    dates.map(({ hours }) => hours.find((it) => it.timeZone === zone)!.fit),
  );
  const most = (counts: (fit: Fit) => boolean) =>
    Math.max(0, ...fits.map((own) => own.filter(counts).length));
  return { nights: most((fit) => fit === 'night'), edges: most((fit) => fit !== 'day') };
}

export async function previewPlan(
  db: Db,
  { plan, audience }: { plan: Plan; audience: Audience },
  now: Date,
): Promise<PlanPreview | { refused: 'invalid'; fields: SeriesFault[] }> {
  const fields = planFaults(plan, now);
  if (fields.length > 0) return { refused: 'invalid', fields };
  const places = await placesOfPeople(db, audience);
  const zones = [...new Set(places.map((it) => it.timeZone))];
  const today = now.toISOString().slice(0, 10);
  const until = yearAfter(plan.startsOn > today ? plan.startsOn : today);
  const dates = fairness(plan, until, [
    plan.timeZone,
    ...zones.filter((it) => it !== plan.timeZone),
  ])
    .filter((it) => it.startsAt > now.toISOString())
    .slice(0, 12);
  const ahead = { ...plan, startsOn: dates[0]?.startsAt.slice(0, 10) ?? plan.startsOn };
  const standing = worstOf(dates, zones);
  const suggestions = fairTimes(ahead, until, zones).filter((it) => isFairer(it, standing));
  return { plan, places, dates, suggestions };
}
