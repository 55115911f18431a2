/**
 * A **requirement** says that an organization asks a person to take a course, once per cycle,
 * perhaps by a day. An **extension** gives more time; a **waiver** says that it is not needed after
 * all. Both have a reason, and are the organization's own. A **learning path** is an ordered set of
 * courses for a role; requiring a path requires each of its courses.
 *
 * A **renewal** opens the next cycle of a course before a certificate expires.
 */
import { z } from 'zod';
import type { Language } from '#app/words/languages.ts';
import type { Key } from '#app/words/words.ts';
import { isDay } from '#app/domain/organizations/organizations.ts';
import type { Outcome } from './plan.ts';

export { daysUntil, dayIn, zoneOfCountry } from '#app/domain/organizations/organizations.ts';
export type { Outcome };

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

/** What a leader asks: of whom, which courses or path, and by which day. */
export interface Asking {
  /** Ids. */
  people: string[];
  /** Slugs. */
  courses: string[];
  path?: string | undefined;
  /** `2026-11-27` */
  due?: string | undefined;
}

/** What came of asking one person for one course. */
export interface Asked {
  requirementId: string | null;
  personName: string;
  courseTitle: string;
  outcome: Outcome;
  dueAt: string | null;
}

/** A learning path; its courses by slug, in order. */
export interface LearningPath {
  id: string;
  title: string;
  courses: string[];
  endedAt: string | null;
}

/** What a learner is asked for and has not done: by an organization, or by a certificate's end. */
export interface Due {
  courseId: string;
  courseSlug: string;
  cycle: number;
  /** The certificate of the cycle before, where there is one. */
  refresh: boolean;
  /** Who asks; null where nobody does and only the certificate ends. */
  organization: string | null;
  dueAt: string | null;
  /** Where the day is counted. */
  timeZone: string;
  /** Midnights from now; negative when late; null without a day. */
  days: number | null;
  late: boolean;
}

/** What was done about a requirement. */
export interface RequirementEvent {
  verb: 'made' | 'renewed' | 'extended' | 'waived' | 'restored';
  at: string;
  /** Null where the platform itself acted. */
  by: string | null;
  reason: string | null;
  dueAt: string | null;
}

/** One requirement, as its organization's leader sees it. */
export interface RequirementRecord extends Requirement {
  personName: string;
  courseTitle: string;
  pathTitle: string | null;
  waiverReason: string | null;
  /** The oldest first. */
  history: RequirementEvent[];
}

/** How much of a reason is kept. */
export const longestReason = 500;

const noReason: Key = 'requirements.problem.reason';
const longReason: Key = 'requirements.problem.longReason';
const noDay: Key = 'requirements.problem.day';
const noTitle: Key = 'requirements.problem.title';
const longTitle: Key = 'requirements.problem.longTitle';

const reason = z.string(noReason).trim().min(1, noReason).max(longestReason, longReason);
const day = z.string(noDay).trim().refine(isDay, noDay);

export const askingForm = z.object({
  people: z.array(z.string().max(64)).max(2000).default([]),
  courses: z.array(z.string().max(200)).max(200).default([]),
  path: z.string().max(64).optional(),
  due: day.optional(),
});

export const extensionForm = z.object({ due: day, reason });

/** `undone` takes a waiver back, and needs no reason. */
export const waiverForm = z
  .object({
    undone: z.literal('yes').optional(),
    reason: z.string().trim().max(longestReason, longReason).optional(),
  })
  .refine(({ undone, reason }) => undone || reason, { path: ['reason'], message: noReason });

const orderPrefix = 'order-';
export const orderField = (slug: string) => `${orderPrefix}${slug}`;

/** A title, and for each course its place, as `order-<slug>`; no number leaves it out. */
export const pathForm = z
  .object({ title: z.string(noTitle).trim().min(1, noTitle).max(200, longTitle) })
  .catchall(z.string().optional())
  .transform(({ title, ...fields }) => ({
    title,
    courses: Object.entries(fields)
      .filter(([name, place]) => name.startsWith(orderPrefix) && Number(place) > 0)
      .sort(([, a], [, b]) => Number(a) - Number(b))
      .map(([name]) => name.slice(orderPrefix.length)),
  }));

/** Something a leader may tell a person of. */
export interface ToTell {
  requirementId: string;
  courseId: string;
  courseTitle: string;
  kind: 'late' | 'due' | 'ending';
  dueAt: string;
  /** Midnights from now; negative when late. */
  days: number;
}

/** A person to tell, and a text for it in their language. */
export interface Telling {
  personId: string;
  name: string;
  position: string | null;
  hasEmail: boolean;
  hasPhone: boolean;
  /** What the person speaks; the text is in it where the platform has the words. */
  language: Language;
  textLanguage: Language;
  items: ToTell[];
  text: string;
  whatsApp: string;
}
