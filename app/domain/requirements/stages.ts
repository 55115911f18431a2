/**
 * When somebody is reminded. Only the newest **stage** that has come is told; one that came more
 * than three days ago is not told any more, so that a clock that jumps, or a site that was away,
 * makes no storm.
 */
const day = 86_400_000;

export const dueStages = [-7, -1, 0, 7, 14, 21] as const;
export const certificateStages = [-60, -30, -7] as const;
export const stale = 3;

/** The stage to tell now of an instant, in days before (negative) or after it; null for none. */
export function stageAt(
  instant: string,
  stages: readonly number[],
  now: Date,
  { notBefore = '' }: { notBefore?: string } = {},
): number | null {
  const come = stages
    .map((stage) => ({ stage, at: new Date(Date.parse(instant) + stage * day) }))
    .filter(({ at }) => at <= now)
    .at(-1);
  if (!come || now.getTime() - come.at.getTime() > stale * day) return null;
  return come.at.toISOString() < notBefore ? null : come.stage;
}
