/**
 * How long a session lasts, in days: **unused** since the last day it was used on, and **whole** since
 * signing in, however much it is used. Weighed by what it opens and what signing in costs: a learner
 * on a shared phone pays for it in data and may have to look for a slip, and loses little to who finds
 * the phone; a leader's opens a team's records, a steward's everybody's. People on shared phones
 * sign out; these are for the day they forget to.
 */
export const sessionAges = {
  learner: { unused: 30, whole: 365 },
  /** Who leads an organization, or is appointed trainer or facilitator. */
  entrusted: { unused: 7, whole: 30 },
  steward: { unused: 2, whole: 7 },
} as const;

export type Trust = keyof typeof sessionAges;

/** Counted in days of UTC, so that it need be asked only when a session is first used on a day. */
export function isOver(
  session: { created_at: string; used_on: string | null },
  trust: Trust,
  now: Date,
): boolean {
  const { unused, whole } = sessionAges[trust];
  const begun = session.created_at.slice(0, 10);
  return begun <= dayBefore(now, whole) || (session.used_on ?? begun) <= dayBefore(now, unused);
}

export const dayBefore = (now: Date, days: number): string =>
  new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10);
