/** How an organization comes to the platform, and is looked at again. */
import type { Flag, Id, Instant, Json } from './encodings.ts';

export interface ApplicationsTables {
  applications: ApplicationsTable;
  application_reviews: ApplicationReviewsTable;
  annual_reviews: AnnualReviewsTable;
}

export interface ApplicationsTable {
  id: Id;
  applicant_id: Id;
  /** `ApplicationForm`, as far as it is written. */
  form: Json;
  state: 'draft' | 'submitted' | 'interview' | 'decided';
  saved_at: Instant;
  submitted_at: Instant | null;
  /** When and how to talk, in the steward's words. */
  interview: string | null;
  decided_at: Instant | null;
  decision: 'invited' | 'deferred' | 'declined' | null;
  decision_reason: string | null;
  organization_id: Id | null;
}

export interface ApplicationReviewsTable {
  id: Id;
  application_id: Id;
  steward_id: Id;
  /** `Record<Criterion, 1 | 2 | 3>`. */
  scores: Json;
  opinion: string;
  recused: Flag;
  reviewed_at: Instant;
}

export interface AnnualReviewsTable {
  id: Id;
  organization_id: Id;
  year: number;
  steward_id: Id;
  outcome: 'continue' | 'pause' | 'end';
  notes: string;
  reviewed_at: Instant;
}
