/** What people did: facts, appended (DESIGN.md D4). */
import type { Flag, Id, Instant, Json } from './encodings.ts';

export interface LearningTables {
  enrolments: EnrolmentsTable;
  withdrawals: WithdrawalsTable;
  completions: CompletionsTable;
  reflections: ReflectionsTable;
  attempts: AttemptsTable;
  answers: AnswersTable;
  certificates: CertificatesTable;
}

export interface EnrolmentsTable {
  id: Id;
  person_id: Id;
  course_id: Id;
  /** 1, then 2 when a certificate that expires is renewed. */
  cycle: number;
  organization_id: Id | null;
  enrolled_at: Instant;
  enrolled_by: Id;
}

export interface WithdrawalsTable {
  id: Id;
  enrolment_id: Id;
  withdrawn_at: Instant;
  returned_at: Instant | null;
}

export interface CompletionsTable {
  id: Id;
  enrolment_id: Id;
  lesson_key: string;
  version_id: Id;
  completed_at: Instant;
}

/** Private to the person who wrote it (D11). */
export interface ReflectionsTable {
  id: Id;
  person_id: Id;
  course_id: Id;
  lesson_key: string;
  reflection_key: string;
  text: string;
  saved_at: Instant;
}

export interface AttemptsTable {
  id: Id;
  /** Made on the phone, or with the page that starts it: sending it twice starts one attempt. */
  client_id: string;
  enrolment_id: Id;
  person_id: Id;
  version_id: Id;
  number: number;
  language: string;
  /** `Paper`: which questions, in which order, each with the order of its choices. */
  paper: Json;
  started_at: Instant;
  submitted_at: Instant | null;
  /** `Marks`, null until submitted. */
  marks: Json | null;
  passed: Flag | null;
}

/** Every save as it came, appended; the latest one of a question counts. */
export interface AnswersTable {
  id: Id;
  attempt_id: Id;
  question_key: string;
  /** The rendering of the page it came from, and its place among that page's saves. */
  page_id: string;
  sequence: number;
  /** `Response`. */
  response: Json;
  saved_at: Instant;
}

/** A snapshot, frozen when issued (D12). */
export interface CertificatesTable {
  id: Id;
  number: string;
  person_id: Id;
  course_id: Id;
  cycle: number;
  enrolment_id: Id;
  attempt_id: Id;
  version_id: Id;
  language: string;
  holder: string;
  course_title: string;
  course_subtitle: string;
  course_slug: string;
  version_number: number;
  statement: string;
  organization_name: string | null;
  issued_at: Instant;
  expires_at: Instant;
  revoked_at: Instant | null;
  revoked_by: Id | null;
  revocation_reason: string | null;
  /** The one that stands in its place; it is revoked then, too, for everything that counts. */
  superseded_by: Id | null;
}
