/** All that the platform knows of a person and a steward may see: no answers, no reflections. */
import type { Selectable } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { CertificatesTable } from '#db/schema.ts';
import { recordViewing } from '#app/domain/audit/audit.server.ts';
import { certificateState } from '#app/domain/certificates/certificates.ts';
import { myCourses } from '#app/domain/enrolments/enrolments.server.ts';
import { membershipsOf } from '#app/domain/organizations/organizations.server.ts';
import { stewardOnly, type Viewer } from '#app/domain/people/people.ts';
import { asLanguage } from '#app/words/languages.ts';
import type { CertificateRecord, PersonRecord } from './stewardship.ts';

/** Reading a record leaves a trace. */
export async function findPerson(
  db: Db,
  viewer: Viewer,
  { person: id }: { person: string },
  now: Date,
): Promise<PersonRecord | null> {
  const steward = stewardOnly(viewer);
  const person = await db
    .selectFrom('people')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!person) return null;
  await recordViewing(db, { viewer: steward.id, person: id }, now);

  const roles = await db
    .selectFrom('appointments')
    .select('role')
    .where('person_id', '=', id)
    .where('ended_at', 'is', null)
    .orderBy('role')
    .execute();
  const factor = await db
    .selectFrom('second_factors')
    .select('confirmed_at')
    .where('person_id', '=', id)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  const certificates = await records(db)
    .where('certificates.person_id', '=', id)
    .orderBy('certificates.issued_at', 'desc')
    .orderBy('certificates.id', 'desc')
    .execute();
  return {
    id,
    name: person.name,
    email: person.email,
    emailConfirmed: person.email_confirmed_at !== null,
    username: person.username,
    language: asLanguage(person.language),
    timeZone: person.time_zone,
    createdAt: person.created_at,
    suspendedAt: person.suspended_at,
    joined: false,
    suspensionReason: person.suspension_reason,
    hasPhone: person.phone !== null,
    secondFactorSince: factor?.confirmed_at ?? null,
    roles: roles.map(({ role }) => role),
    memberships: await membershipsOf(db, id),
    // The person's own view of their courses, in the steward's language.
    courses: await myCourses(db, { ...steward, id }),
    certificates: certificates.map((row) => recordOf(row, now)),
  };
}

export async function findCertificateRecord(
  db: Db,
  viewer: Viewer,
  { number }: { number: string },
  now: Date,
): Promise<CertificateRecord | null> {
  stewardOnly(viewer);
  const row = await records(db).where('certificates.number', '=', number).executeTakeFirst();
  return row ? recordOf(row, now) : null;
}

const records = (db: Db) =>
  db
    .selectFrom('certificates')
    .leftJoin('certificates as next', 'next.id', 'certificates.superseded_by')
    .selectAll('certificates')
    .select('next.number as next_number');

function recordOf(
  row: Selectable<CertificatesTable> & { next_number: string | null },
  now: Date,
): CertificateRecord {
  return {
    number: row.number,
    state: certificateState(
      { revokedAt: row.revoked_at, expiresAt: row.expires_at, supersededBy: row.superseded_by },
      now,
    ),
    supersededBy: row.next_number,
    personId: row.person_id,
    holder: row.holder,
    courseTitle: row.course_title,
    issuedAt: row.issued_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    revocationReason: row.revocation_reason,
  };
}
