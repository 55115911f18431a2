/** 7 days, 24 hours and 1 hour before: the last of them that has begun. */
const hour = 3_600_000;
const stages = [
  { name: 'hour', before: hour },
  { name: 'day', before: 24 * hour },
  { name: 'week', before: 7 * 24 * hour },
] as const;

export interface Stage {
  name: (typeof stages)[number]['name'];
  began: string;
}

/** Null before the first one and from the start on: a mail that comes late is none. */
export function stageAt(startsAt: string, now: Date): Stage | null {
  const left = Date.parse(startsAt) - now.getTime();
  if (left <= 0) return null;
  const stage = stages.find((it) => left <= it.before);
  if (!stage) return null;
  const began = new Date(Date.parse(startsAt) - stage.before).toISOString();
  return { name: stage.name, began };
}

export const farthestStage = 7 * 24 * hour;
