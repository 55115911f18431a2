/** What an organization's people hold: of who is in it now, and of nobody else. */
import type { Db } from '#db/connection.server.ts';
import { certificatePdf } from '#app/platform/pdf/certificate-pdf.server.ts';
import { certificateState, type StaffCertificate } from './certificates.ts';
import { sheetOf } from './sheet.server.ts';

const theirs = (db: Db, organization: { id: string }) =>
  db
    .selectFrom('certificates')
    .innerJoin('memberships', 'memberships.person_id', 'certificates.person_id')
    .innerJoin('people', 'people.id', 'memberships.person_id')
    .where('memberships.organization_id', '=', organization.id)
    .where('memberships.ended_at', 'is', null)
    .where('people.deleted_at', 'is', null)
    .where('certificates.revoked_at', 'is', null);

/** Those that were not withdrawn; of a course done again, the last one. By person, then course. */
export async function certificatesOfStaff(
  db: Db,
  organization: { id: string },
  now: Date,
): Promise<StaffCertificate[]> {
  const rows = await theirs(db, organization)
    .select([
      'certificates.number',
      'certificates.person_id',
      'certificates.holder',
      'certificates.course_id',
      'certificates.course_title',
      'certificates.course_slug',
      'certificates.issued_at',
      'certificates.expires_at',
      'people.name',
    ])
    .orderBy('certificates.issued_at')
    .orderBy('certificates.id')
    .execute();
  const soon = new Date(now.getTime() + 60 * 86_400_000).toISOString();
  const last = new Map(rows.map((row) => [`${row.person_id} ${row.course_id}`, row]));
  return [...last.values()].map((row) => {
    const state = certificateState({ revokedAt: null, expiresAt: row.expires_at }, now);
    return {
      number: row.number,
      state,
      endsSoon: state === 'valid' && row.expires_at <= soon,
      personId: row.person_id,
      personName: row.name,
      holder: row.holder,
      courseTitle: row.course_title,
      courseSlug: row.course_slug,
      issuedAt: row.issued_at,
      expiresAt: row.expires_at,
    };
  });
}

/** The PDF of one of them; null where it is theirs no longer. */
export async function staffCertificatePdf(
  db: Db,
  organization: { id: string },
  number: string,
): Promise<Buffer | null> {
  const row = await theirs(db, organization)
    .selectAll('certificates')
    .where('certificates.number', '=', number)
    .executeTakeFirst();
  return row ? certificatePdf(sheetOf(row)) : null;
}
