/**
 * The **roster** of an organization is its people × the courses they take: for each, a **cell** that
 * says how things stand, computed from facts (what is required, lessons done, the final check passed,
 * the certificate). It speaks of people who are in the organization now, and of nobody else.
 */
import type { CertificateState } from '#app/domain/certificates/certificates.ts';
import type { CellState, StatusGroup } from './cell-state.ts';

export * from './cell-state.ts';
export * from './roster-filters.ts';

/** How many days before its end a certificate is said to expire soon. */
export const soonDays = 60;

export interface RosterCourse {
  id: string;
  slug: string;
  title: string;
  /** How many lessons it has now. */
  lessons: number;
}

export interface RosterCell {
  courseId: string;
  state: CellState;
  /** What the organization asks; null where it asks nothing. For the link to it. */
  requirementId: string | null;
  dueAt: string | null;
  cycle: number;
  enrolledAt: string | null;
  /** Lessons done in this cycle, of those the course has now. */
  completed: number;
  passedAt: string | null;
  /** The last one that was not withdrawn, of whatever cycle. */
  certificate: { number: string; issuedAt: string; expiresAt: string } | null;
}

export interface RosterPerson {
  id: string;
  name: string;
  position: string | null;
  role: 'leader' | 'member';
  joinedAt: string;
  suspended: boolean;
  /** One a course, in the order of `courses`. */
  cells: RosterCell[];
}

export interface Roster {
  /** When it was computed. */
  at: string;
  /** The columns. */
  courses: RosterCourse[];
  /** The rows. */
  people: RosterPerson[];
  /** How many people the organization has, whatever is filtered. */
  size: number;
  /** People in each group, of those and of the courses asked for, whatever status is. */
  counts: Record<StatusGroup, number>;
  /** What a leader does next: people, whatever is filtered. */
  next: { late: number; expiring: number; /** Have no way to sign in yet. */ outside: number };
  /** To choose from. */
  choices: { courses: RosterCourse[]; positions: string[] };
}

/** A final check that was sent: how it went, not what was answered. */
export interface Sitting {
  cycle: number;
  number: number;
  submittedAt: string;
  right: number;
  total: number;
  passed: boolean;
}

export interface CertificateOfStaff {
  number: string;
  courseTitle: string;
  state: CertificateState;
  issuedAt: string;
  expiresAt: string;
}

/** One person of the organization, for its leaders. */
export interface StaffRecord extends Omit<RosterPerson, 'cells'> {
  email: string | null;
  username: string | null;
  /** E.164 */
  phone: string | null;
  courses: { course: RosterCourse; cell: RosterCell; sittings: Sitting[] }[];
  certificates: CertificateOfStaff[];
}
