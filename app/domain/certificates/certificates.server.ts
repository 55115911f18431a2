/** Certificates: issued, found by anyone who knows the number, printed by their owner. */
import type { Selectable } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { CertificatesTable } from '#db/schema.ts';
import { holds, type SignedIn, type Viewer } from '#app/domain/people/people.ts';
import { claim, forgive, neighbourhood } from '#app/platform/limits/limits.server.ts';
import {
  canonicalNumber,
  certificateState,
  type CertificateState,
  type PublicCertificate,
  type Sheet,
} from './certificates.ts';
import { pdfOf, qrOf, sheetOf } from './sheet.server.ts';

export { certificateDraft, issueCertificate } from './issue.server.ts';
export { keptPdf, qrOfAddress } from './sheet.server.ts';
export { certificatesOfStaff, staffCertificatePdf } from './of-staff.server.ts';
export { newNumber } from './number.server.ts';
export { replaceCertificate, revokeCertificate } from './revocation.server.ts';
export { heldByCertificates } from './held.server.ts';

type Certificate = Selectable<CertificatesTable>;

/** For anyone: what the certificate says of itself, and nothing else. */
export async function findCertificate(
  db: Db,
  number: string,
  now: Date,
): Promise<PublicCertificate | null> {
  const row = await byNumber(db, number);
  if (!row) return null;
  const state = stateOf(row, now);
  const next = row.superseded_by === null ? undefined : await successorOf(db, row.superseded_by);
  // Of the same final check there is another one only where the name on this one was wrong.
  const hidden = state === 'revoked' || next?.attempt_id === row.attempt_id;
  return {
    number: row.number,
    state,
    holder: hidden ? null : row.holder,
    courseTitle: row.course_title,
    courseSubtitle: row.course_subtitle,
    versionNumber: row.version_number,
    language: row.language,
    organizationName: row.organization_name,
    issuedAt: row.issued_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    supersededBy: next?.number ?? null,
  };
}

const successorOf = (db: Db, id: string) =>
  db
    .selectFrom('certificates')
    .select(['number', 'attempt_id'])
    .where('id', '=', id)
    .executeTakeFirst();

/**
 * Where the number leads that somebody meant by what they typed: to a certificate, or to one of
 * participation. Tries that find nothing are counted.
 */
export async function verifyNumber(
  db: Db,
  { typed, address }: { typed: string; address: string },
): Promise<
  | { number: string; address: string }
  | { refused: 'unknown' }
  | { refused: 'too-often'; minutes: number }
> {
  const number = canonicalNumber(typed);
  if (number === null) return { refused: 'unknown' };
  const tried = ['verify-address', neighbourhood(address)] as const;
  const minutes = await claim(tried);
  if (minutes !== null) return { refused: 'too-often', minutes };
  const found = await addressOf(db, number);
  if (found === null) return { refused: 'unknown' };
  await forgive([], [tried]);
  return { number, address: found };
}

/** A number in an address that nobody holds: null, or the minutes until more of them are looked for. */
export const missedNumber = (address: string): Promise<number | null> =>
  claim(['verify-address', neighbourhood(address)]);

async function addressOf(db: Db, number: string): Promise<string | null> {
  if (await byNumber(db, number)) return `/certificates/${number}`;
  const participation = await db
    .selectFrom('participation_certificates')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirst();
  return participation ? `/participation/${number}` : null;
}

export interface OwnCertificate {
  number: string;
  state: CertificateState;
  /** Still valid, and not for much longer. */
  endsSoon: boolean;
  courseTitle: string;
  courseSlug: string;
  cycle: number;
  issuedAt: string;
  expiresAt: string;
  revokedAt: string | null;
}

/** The viewer's own, the newest first. */
export async function myCertificates(
  db: Db,
  viewer: SignedIn,
  now: Date,
): Promise<OwnCertificate[]> {
  const rows = await db
    .selectFrom('certificates')
    .selectAll()
    .where('person_id', '=', viewer.id)
    .orderBy('issued_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const soon = new Date(now.getTime() + 60 * 86_400_000).toISOString();
  return rows.map((row) => ({
    number: row.number,
    state: stateOf(row, now),
    endsSoon: stateOf(row, now) === 'valid' && row.expires_at <= soon,
    courseTitle: row.course_title,
    courseSlug: row.course_slug,
    cycle: row.cycle,
    issuedAt: row.issued_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
  }));
}

/** The sheet for the page, for its owner; null for everybody else and once it is revoked. */
export async function certificateSheet(
  db: Db,
  viewer: Viewer,
  number: string,
): Promise<Sheet | null> {
  const row = await byNumber(db, number);
  if (!row || row.revoked_at !== null) return null;
  if (!viewer.signedIn || row.person_id !== viewer.id) return null;
  return { ...sheetOf(row), qr: qrOf(number), bytes: (await pdfOf(row)).byteLength };
}

/** The PDF, for its owner, and for a steward also when it is revoked. */
export async function certificateForPdf(
  db: Db,
  viewer: SignedIn,
  number: string,
): Promise<{ pdf: Buffer; fileName: string } | null> {
  const row = await byNumber(db, number);
  if (!row) return null;
  const own = row.person_id === viewer.id && row.revoked_at === null;
  if (!own && !holds(viewer, 'steward')) return null;
  return { pdf: await pdfOf(row), fileName: `journeyhome-${row.course_slug}-${row.number}.pdf` };
}

const byNumber = (db: Db, number: string): Promise<Certificate | undefined> =>
  db.selectFrom('certificates').selectAll().where('number', '=', number).executeTakeFirst();

const stateOf = (row: Certificate, now: Date): CertificateState =>
  certificateState(
    { revokedAt: row.revoked_at, expiresAt: row.expires_at, supersededBy: row.superseded_by },
    now,
  );
