/**
 * A **steward** answers for the platform: sees who is there, appoints trainers, facilitators and
 * stewards and **dismisses** them, **suspends** a person (who is then signed out everywhere) and
 * **restores** them, and reads the outbox and the audit. Each deed has an audit entry; what asks for
 * a **reason** keeps it there until the person leaves. The platform is never left without a steward
 * who can sign in.
 */
import { z } from 'zod';
import { correctedFields, roles, type Role } from '#app/domain/people/people.ts';
import { issueForm, type CertificateState } from '#app/domain/certificates/certificates.ts';
import type { MyCourse } from '#app/domain/enrolments/enrolments.ts';
import type { Membership } from '#app/domain/organizations/organizations.ts';
import type { MessageState } from '#app/domain/messages/messages.ts';
import type { Language } from '#app/words/languages.ts';
import type { Key } from '#app/words/words.ts';
import type { Deed } from '#app/domain/audit/audit.ts';

export { deedKey, detailsInWords, labelOf } from './audit-words.ts';

export interface Counts {
  people: number;
  suspended: number;
  certificates: number;
  messages: Record<MessageState, number>;
}

export interface FoundPerson {
  id: string;
  name: string;
  email: string | null;
  username: string | null;
  createdAt: string;
  suspendedAt: string | null;
  /** Whether it leads to another account of the same person. */
  joined: boolean;
  roles: Role[];
}

export interface PersonRecord extends FoundPerson {
  emailConfirmed: boolean;
  language: Language;
  timeZone: string;
  suspensionReason: string | null;
  /** Whether a leader gave one; which one is for leaders. */
  hasPhone: boolean;
  /** Since when the person has a second factor; null where they have none. */
  secondFactorSince: string | null;
  memberships: Membership[];
  courses: MyCourse[];
  certificates: CertificateRecord[];
}

export interface CertificateRecord {
  number: string;
  state: CertificateState;
  personId: string;
  holder: string;
  courseTitle: string;
  issuedAt: string;
  expiresAt: string;
  revokedAt: string | null;
  revocationReason: string | null;
  /** The number of the one that stands in its place. */
  supersededBy: string | null;
}

export interface MessageHead {
  id: string;
  template: string;
  personId: string;
  recipient: string;
  subject: string;
  state: MessageState;
  createdAt: string;
}

export interface MessageRecord extends MessageHead {
  /** Without what would open an account. */
  body: string;
  tries: number;
  nextTryAt: string;
  sentAt: string | null;
  lastProblem: string | null;
  /** Whether a steward may send it again, or why not. */
  again: 'may-go' | 'not-ended' | 'holds-link' | 'forgotten';
}

export interface AuditLine {
  id: string;
  at: string;
  /** Null where the platform itself acted; empty where the person has left. */
  actor: { id: string; name: string } | null;
  verb: string;
  subject: { kind: string; id: string; name: string | null };
  /** Its name, where the deed was done within one. */
  organization: string | null;
  details: [name: string, value: string][];
}

/** What part of the audit is asked for; an empty filter is all of it. */
export interface AuditFilter {
  deed: Deed | null;
  /** Username, e-mail address or id of who did it. */
  who: string;
  /** The same of whom it concerns, or the short name of an organization. */
  about: string;
  /** Days in UTC, both counted: `2026-11-22`. */
  from: string;
  until: string;
}

/** Lines of a file: more than anybody reads in a spreadsheet. Who needs more asks by days. */
export const mostInFile = 20_000;

export interface Page<T> {
  lines: T[];
  /** What to ask for to see the ones before; null at the beginning. */
  before: string | null;
}

export const longestReason = 500;

export const wrongReason: Key = 'steward.reason.wrong';

// Tidied in place: after a pipe, the form's reader would take blanks for no text at all.
const reason = z
  .string(wrongReason)
  .overwrite((text) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim())
  .min(1, wrongReason)
  .max(longestReason, wrongReason);

export const suspensionForm = z.object({ reason });
export const factorResetForm = z.object({ reason });
export const copyForm = z.object({ reason });
export const correctionForm = correctedFields.extend({ reason });
export const erasureForm = z.object({ name: z.string('steward.erasure.otherName'), reason });
export const appointmentForm = z.object({ role: z.enum(roles) });
export const dismissalForm = z.object({ role: z.enum(roles), reason });
/** With a name, the certificate is replaced by one in that name. */
export const revocationForm = z.object({ reason, holder: issueForm.shape.holder.optional() });
