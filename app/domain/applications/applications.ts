/**
 * An **application** is how an organization asks to come in: written as a *draft* by one person, at
 * leisure; *submitted* when it is complete; perhaps asked to an *interview*; *decided* once, by
 * stewards: **invited** (the organization is there, the applicant leads it), **deferred** or
 * **declined**, with a reason. Two stewards give a **review** each before; one who is not free to
 * judge **recuses** themselves, and the applicant is never a judge. An **annual review** looks at an
 * organization once a year: it continues; or pauses, so that nobody new comes in and nothing new is
 * asked for; or ends, for good.
 */
import type { Key } from '#app/words/words.ts';
import type { ApplicationField, Criterion, Score } from './application-form.ts';

export * from './application-form.ts';
export * from './steward-forms.ts';

export type ApplicationState = 'draft' | 'submitted' | 'interview' | 'decided';
export type Decision = 'invited' | 'deferred' | 'declined';

/** Everything as it was typed; '' where nothing was. */
export type ApplicationDraft = Record<ApplicationField, string>;

/** What its applicant sees of it. */
export interface OwnApplication {
  state: ApplicationState;
  draft: ApplicationDraft;
  savedAt: string;
  submittedAt: string | null;
  decidedAt: string | null;
  decision: Decision | null;
  reason: string | null;
  /** When and how to talk; null where nobody asked to. */
  interview: string | null;
  /** Where the organization is, once it is invited. */
  organization: string | null;
}

export const applicationFilters = [
  'waiting',
  'submitted',
  'interview',
  'invited',
  'deferred',
  'declined',
] as const;
export type ApplicationFilter = (typeof applicationFilters)[number];

/** What a steward sees in the list: `submitted`, `interview`, or what was decided. */
export type ApplicationStanding = Exclude<ApplicationFilter, 'waiting'>;

export interface ApplicationHead {
  id: string;
  organization: string;
  country: string;
  applicant: string;
  submittedAt: string;
  standing: ApplicationStanding;
  reviews: number;
}

export interface Review {
  steward: string;
  mine: boolean;
  scores: Record<Criterion, Score>;
  opinion: string;
  reviewedAt: string;
}

export interface ApplicationRecord extends ApplicationHead {
  /** Null for who has recused themselves, or is the applicant. */
  draft: ApplicationDraft | null;
  applicantId: string;
  decidedAt: string | null;
  reason: string | null;
  interview: string | null;
  slug: string | null;
  /** What the viewer is to it. */
  viewer: 'free' | 'reviewed' | 'recused' | 'applicant';
  /** Null until the viewer has given their own, or two are there. */
  reviewed: Review[] | null;
}

export const reviewsNeeded = 2;

export interface OrganizationHead {
  slug: string;
  name: string;
  country: string;
  lastReview: { at: string; outcome: AnnualOutcome } | null;
  dueAt: string;
}

export interface OrganizationRecord extends OrganizationHead {
  id: string;
  people: number;
  leaders: string[];
  /** Whether the viewer belongs to it, and so does not review it. */
  own: boolean;
  standing: 'active' | 'paused' | 'ended';
  /** Whether this year's is there; a pause may be looked at again. */
  done: boolean;
  reviews: { year: number; steward: string; outcome: AnnualOutcome; notes: string; at: string }[];
}

export type AnnualOutcome = 'continue' | 'pause' | 'end';

/** By field. */
export type Problems = Partial<Record<ApplicationField, Key>>;
