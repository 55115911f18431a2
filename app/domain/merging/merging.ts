/**
 * **Merging**: two accounts of one person become one. One is **kept** and gets everything; the other
 * is **gone**: nobody signs in to it any more, and whoever looks for it is led to the kept one. A
 * **change** is what merging did to one row; undoing puts back each row that is still as it was left.
 * What was in both accounts is put together by rules, each in a file of its own, and told beforehand
 * as a **note**. A **leftover** is what undoing could not put back.
 */
import { z } from 'zod';
import type { Area } from '#app/domain/personal-data/personal-data.ts';
import { longestReason, wrongReason } from '#app/domain/stewardship/stewardship.ts';
import type { PersonRecord } from '#app/domain/stewardship/stewardship.ts';

/** What else a steward should know before it is done. */
export interface Note {
  is:
    | 'account-closed'
    | 'email-moves'
    | 'secret-moves'
    | 'leads'
    | 'same-team'
    | 'same-course'
    | 'two-certificates'
    | 'check-moves'
    | 'check-stays'
    | 'same-requirement'
    | 'same-meeting'
    | 'same-reflection'
    | 'draft-stays'
    | 'same-participation';
  /** What it is about, by name: an organization, a course, an address; or how many. */
  of: string;
}

export interface Counted {
  area: Area;
  rows: number;
}

export type Leftover = Counted;

/** One of the two accounts, as a steward sees it. */
export interface Side extends PersonRecord {
  /** `2026-11-22`, or null where nobody ever signed in. */
  lastSeen: string | null;
}

export interface Preview {
  kept: Side;
  gone: Side;
  notes: Note[];
  /** What moves, by area. */
  moves: Counted[];
  /** Of what is shown: merging asks whether it is still so. */
  seal: string;
}

/** Why two accounts are not merged. */
export const mergeRefusals = [
  'not-found',
  'same',
  'oneself',
  'suspended',
  'kept-steward',
  'holds-role',
  'sitting',
  'two-applications',
] as const;
export type MergeRefusal = (typeof mergeRefusals)[number];

/** A merge, looked at afterwards. */
export interface Merge {
  id: string;
  kept: { id: string; name: string };
  gone: { id: string; name: string };
  reason: string;
  mergedAt: string;
  mergedBy: string;
  moved: Counted[];
  /** Until when it can be undone; null when it cannot be any more. */
  undoableUntil: string | null;
  undoneAt: string | null;
  undoneBy: string | null;
  leftovers: Leftover[];
  /** Of two that were parted, those that nobody can open any more without a new slip. */
  shut: string[];
}

/** Tidied as reasons are (stewardship.ts). */
export const mergeForm = z.object({
  other: z.string().max(64),
  seal: z.string().max(64),
  reason: z
    .string(wrongReason)
    .overwrite((text) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim())
    .min(1, wrongReason)
    .max(longestReason, wrongReason),
});
