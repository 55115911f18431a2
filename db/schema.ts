/**
 * The tables, as Kysely reads them. Encodings are decided here once, portable to both engines
 * (DESIGN.md D5): ids are UUIDv7 text, times are UTC ISO-8601 text with milliseconds, flags are
 * 0 or 1, structures are JSON as text.
 */
export type Id = string;
/** UTC, ISO 8601 with milliseconds: `2026-11-22T10:40:00.000Z`. Sorts as text. */
export type Instant = string;
export type Flag = 0 | 1;
export type Json = string;

export interface Database {
  people: PeopleTable;
  appointments: AppointmentsTable;
  sessions: SessionsTable;
  tokens: TokensTable;
  organizations: OrganizationsTable;
  memberships: MembershipsTable;
  courses: CoursesTable;
  course_versions: CourseVersionsTable;
  lessons: LessonsTable;
  questions: QuestionsTable;
  files: FilesTable;
  pages: PagesTable;
  enrolments: EnrolmentsTable;
  withdrawals: WithdrawalsTable;
  completions: CompletionsTable;
  reflections: ReflectionsTable;
  attempts: AttemptsTable;
  answers: AnswersTable;
  certificates: CertificatesTable;
  messages: MessagesTable;
  audit_entries: AuditEntriesTable;
  staff_lists: StaffListsTable;
  invitations: InvitationsTable;
  join_codes: JoinCodesTable;
  learning_paths: LearningPathsTable;
  learning_path_courses: LearningPathCoursesTable;
  requirements: RequirementsTable;
  extensions: ExtensionsTable;
  applications: ApplicationsTable;
  application_reviews: ApplicationReviewsTable;
  annual_reviews: AnnualReviewsTable;
}

export interface PeopleTable {
  id: Id;
  name: string;
  /** As the person typed it; `email_folded` is what must be unique. */
  email: string | null;
  email_folded: string | null;
  email_confirmed_at: Instant | null;
  username: string | null;
  password_hash: string | null;
  /** E.164, for slips and reminders by hand; null where none was given. */
  phone: string | null;
  /** A 6-digit PIN, argon2id; opens a learner's account only (D10). */
  pin_hash: string | null;
  /** Asked for before the first certificate; null until then. */
  certificate_name: string | null;
  language: string;
  time_zone: string;
  created_at: Instant;
  suspended_at: Instant | null;
  suspension_reason: string | null;
  /** The row stays, without anything personal, so that facts keep their person. */
  deleted_at: Instant | null;
}

/** A person made trainer, facilitator or steward, from when to when. */
export interface AppointmentsTable {
  id: Id;
  person_id: Id;
  role: 'trainer' | 'facilitator' | 'steward';
  started_at: Instant;
  started_by: Id | null;
  ended_at: Instant | null;
  ended_by: Id | null;
}

export interface SessionsTable {
  /** SHA-256 of the token in the cookie, hex: a leaked backup signs nobody in. */
  id: string;
  person_id: Id;
  created_at: Instant;
  expires_at: Instant;
}

/** What is sent by mail to be followed once: confirm an address, choose a new password. */
export interface TokensTable {
  /** SHA-256 of the token, hex. */
  id: string;
  person_id: Id;
  purpose: 'email-confirmation' | 'password-reset';
  email: string;
  created_at: Instant;
  expires_at: Instant;
  used_at: Instant | null;
}

export interface OrganizationsTable {
  id: Id;
  slug: string;
  name: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  kind: 'partner' | 'residential' | 'accelerator' | 'adviser';
  /** What the authority calls it, and under which number; as applied. */
  registration: string | null;
  /** `Language[]`. */
  languages: Json | null;
  services: string | null;
  safeguarding_policy: 'yes' | 'no' | 'writing' | null;
  created_at: Instant;
}

export interface MembershipsTable {
  id: Id;
  organization_id: Id;
  person_id: Id;
  role: 'leader' | 'member';
  /** What the person does there, in the leader's words: "House parent". */
  position: string | null;
  /** The list that brought the person, so that it can be undone. */
  staff_list_id: Id | null;
  started_at: Instant;
  ended_at: Instant | null;
}

export interface CoursesTable {
  id: Id;
  slug: string;
  created_at: Instant;
}

/** Immutable once published (D3). */
export interface CourseVersionsTable {
  id: Id;
  course_id: Id;
  number: number;
  /** SHA-256 over the course's sources: importing the same content twice does nothing. */
  content_hash: string;
  /** Per language, what course.yml says: `Record<Language, CourseTexts>`. */
  texts: Json;
  /** `CourseRules`: draw, pass mark, attempts, waiting time, validity, prerequisites. */
  rules: Json;
  published_at: Instant;
  published_by: Id | null;
}

export interface LessonsTable {
  id: Id;
  version_id: Id;
  /** Stable across versions: the folder's name. */
  key: string;
  position: number;
  language: string;
  title: string;
  summary: string;
  minutes: number;
  words: number;
  note: string | null;
  /** `Part[]`: the prepared HTML, with the places where a reflection or a job aid stands. */
  parts: Json;
  /** `{ title, summary, html }` or null. */
  aid: Json | null;
}

export interface QuestionsTable {
  id: Id;
  version_id: Id;
  /** Stable across versions, chosen by the author. */
  key: string;
  position: number;
  language: string;
  kind: string;
  critical: Flag;
  lesson_key: string;
  outcome: string;
  /** `CompiledQuestion`, keys and feedback included: never sent before the result. */
  definition: Json;
}

/** Sound and other larger files of published lessons, by content hash. */
export interface FilesTable {
  hash: string;
  type: string;
  name: string;
  base64: string;
}

export interface PagesTable {
  slug: string;
  language: string;
  hash: string;
  title: string;
  checked: string | null;
  html: string;
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
}

export interface MessagesTable {
  id: Id;
  template: string;
  person_id: Id;
  /** What it is about; one message per template, person and event (I4 of RELIABILITY.md). */
  event_key: string;
  recipient: string;
  language: string;
  subject: string;
  body: string;
  /** RFC 5322 Message-ID, fixed when written, so that a second delivery is recognised as one. */
  message_id: string;
  state: 'waiting' | 'sending' | 'sent' | 'uncertain' | 'failed';
  tries: number;
  created_at: Instant;
  next_try_at: Instant;
  claimed_at: Instant | null;
  sent_at: Instant | null;
  last_problem: string | null;
}

export interface AuditEntriesTable {
  id: Id;
  at: Instant;
  actor_id: Id | null;
  verb: string;
  subject_kind: string;
  subject_id: string;
  organization_id: Id | null;
  details: Json;
}

/** A list of staff as a leader pasted it, read row by row; nothing happens before it is confirmed. */
export interface StaffListsTable {
  id: Id;
  organization_id: Id;
  made_by: Id;
  made_at: Instant;
  /** `StaffRow[]`. Emptied when the day for undoing is over. */
  rows: Json;
  confirmed_at: Instant | null;
  undone_at: Instant | null;
}

/** A person with an account is asked, not taken. */
export interface InvitationsTable {
  id: Id;
  organization_id: Id;
  person_id: Id;
  role: 'leader' | 'member';
  staff_list_id: Id | null;
  invited_by: Id;
  invited_at: Instant;
  answered_at: Instant | null;
  answer: 'accepted' | 'declined' | 'withdrawn' | null;
}

/** What a slip carries, used once. */
export interface JoinCodesTable {
  /** SHA-256 of the code, hex. */
  id: string;
  person_id: Id;
  organization_id: Id;
  made_by: Id;
  made_at: Instant;
  expires_at: Instant;
  used_at: Instant | null;
  /** A newer slip was printed. */
  voided_at: Instant | null;
}

/** An ordered set of courses for a role, an organization's own. */
export interface LearningPathsTable {
  id: Id;
  organization_id: Id;
  title: string;
  created_at: Instant;
  created_by: Id;
  ended_at: Instant | null;
}

export interface LearningPathCoursesTable {
  path_id: Id;
  course_id: Id;
  position: number;
}

/** An organization asks a person to take a course, perhaps by a day. */
export interface RequirementsTable {
  id: Id;
  organization_id: Id;
  person_id: Id;
  course_id: Id;
  cycle: number;
  path_id: Id | null;
  /** The end of the due day in the organization's country. */
  due_at: Instant | null;
  required_at: Instant;
  required_by: Id;
  waived_at: Instant | null;
  waived_by: Id | null;
  waiver_reason: string | null;
}

export interface ExtensionsTable {
  id: Id;
  requirement_id: Id;
  from_due_at: Instant | null;
  to_due_at: Instant;
  reason: string;
  extended_at: Instant;
  extended_by: Id;
}

export interface ApplicationsTable {
  id: Id;
  applicant_id: Id;
  /** `ApplicationForm`, as far as it is written. */
  form: Json;
  state: 'draft' | 'submitted' | 'interview' | 'decided';
  saved_at: Instant;
  submitted_at: Instant | null;
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
