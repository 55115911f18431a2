/**
 * A **requirement** says that an organization asks a person to take a course, once per cycle,
 * perhaps by a day. An **extension** gives more time; a **waiver** says that it is not needed after
 * all. Both have a reason, and are the organization's own. A **learning path** is an ordered set of
 * courses for a role; requiring a path requires each of its courses.
 *
 * A **renewal** opens the next cycle of a course before a certificate expires.
 */
export { daysUntil, dayIn, zoneOfCountry } from './due-day.ts';

/** What an organization asks of a live member, in the latest cycle it asked for. */
export interface Requirement {
  id: string;
  personId: string;
  courseId: string;
  courseSlug: string;
  cycle: number;
  pathId: string | null;
  /** The end of the day in the organization's country; for a renewal, the certificate's end. */
  dueAt: string | null;
  requiredAt: string;
  waivedAt: string | null;
  /** When the final check of this cycle was passed. */
  passedAt: string | null;
}

export type RequirementState = 'done' | 'waived' | 'overdue' | 'open';

export function requirementState(
  { passedAt, waivedAt, dueAt }: Pick<Requirement, 'passedAt' | 'waivedAt' | 'dueAt'>,
  now: Date,
): RequirementState {
  if (passedAt !== null) return 'done';
  if (waivedAt !== null) return 'waived';
  return dueAt !== null && dueAt < now.toISOString() ? 'overdue' : 'open';
}
