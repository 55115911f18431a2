/**
 * A **certificate** says that a person completed a course and passed its final check. It is a
 * snapshot, frozen when issued (DESIGN.md D12): it is *valid*, then *expired*; or *revoked*, with a
 * reason; or *superseded* by another one that stands in its place. It is never deleted. Its **number** is what one types to check it; its **holder** is the
 * name on it, confirmed by the person.
 */
import { z } from 'zod';
import { personName } from '#app/domain/people/people.ts';

export type CertificateState = 'valid' | 'expired' | 'revoked' | 'superseded';

/** What anyone who knows the number may see. */
export interface PublicCertificate {
  number: string;
  state: CertificateState;
  /** Not shown once revoked, nor where it was wrong. */
  holder: string | null;
  courseTitle: string;
  courseSubtitle: string;
  versionNumber: number;
  /** Of the course as it was taken. */
  language: string;
  organizationName: string | null;
  issuedAt: string;
  expiresAt: string;
  revokedAt: string | null;
  /** The number of the one that stands in its place. */
  supersededBy: string | null;
}

/** What somebody of an organization holds, as its leaders see it. */
export interface StaffCertificate {
  number: string;
  state: CertificateState;
  /** Still valid, and not for much longer. */
  endsSoon: boolean;
  personId: string;
  /** Of the account; `holder` is the name on the certificate. */
  personName: string;
  holder: string;
  courseTitle: string;
  courseSlug: string;
  issuedAt: string;
  expiresAt: string;
}

/** What is printed, as a page shows it. */
export interface Sheet {
  heading: string;
  holder: string;
  organization: string | null;
  completed: string;
  course: string;
  about: string;
  terms: { label: string; value: string }[];
  disclaimer: string;
  /** Of the words. */
  language: string;
  /** One path of modules on a square of `size`. */
  qr: { size: number; path: string };
  /** Of the PDF. */
  bytes: number;
}

export function certificateState(
  {
    revokedAt,
    expiresAt,
    supersededBy = null,
  }: { revokedAt: string | null; expiresAt: string; supersededBy?: string | null },
  now: Date,
): CertificateState {
  if (supersededBy !== null) return 'superseded';
  if (revokedAt !== null) return 'revoked';
  return expiresAt <= now.toISOString() ? 'expired' : 'valid';
}

/** Crockford's base32: no I, L, O, U, which hands and eyes mistake. */
export const numberAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const twenty = new RegExp(`^[${numberAlphabet}]{20}$`);

/**
 * The number behind what somebody typed, pasted or spelled out over the phone: small letters,
 * missing dashes, O for 0, I and L for 1, also the whole address. Null when it can be none.
 */
export function canonicalNumber(typed: string): string | null {
  const digits = typed
    .slice(0, 500)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/^.*\/(?:CERTIFICATES|PARTICIPATION)\/|\.PDF$|[?#].*$/gs, '')
    .replace(/[\p{Pd}\p{Z}\p{Cc}\p{Cf}_.]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return twenty.test(digits) ? grouped(digits) : null;
}

export const grouped = (digits: string): string => digits.replace(/(.{4})(?=.)/g, '$1-');

/** The name as it will be printed. */
export const issueForm = z.object({ holder: personName });
