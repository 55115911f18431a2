/** Issuing: once for a person, a course and a cycle, whatever is pressed and however often. */
import type { Selectable, Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { CertificatesTable, Database } from '#db/schema.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import {
  onlyOrganizationOf,
  organizationById,
} from '#app/domain/organizations/organizations.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { addMonths } from './expiry.ts';
import { newNumber } from './number.server.ts';
import { passedAttempt, type PassedAttempt } from './snapshot.server.ts';
import { tellHolder } from './tell-holder.server.ts';

export type Issued = { number: string } | { refused: 'not-found' | 'not-passed' | 'revoked' };

/** The viewer's own passed attempt becomes a certificate, in the name they confirmed. */
export function issueCertificate(
  db: Db,
  viewer: SignedIn,
  input: { attempt: string; holder: string },
  now: Date,
): Promise<Issued> {
  return db.transaction().execute(async (trx) => {
    const attempt = await passedAttempt(trx, viewer.id, input.attempt);
    if (typeof attempt === 'string') return { refused: attempt };
    const standing = await standingOf(trx, viewer.id, attempt);
    if (standing) return standing;

    // The one that enrolled the person; else the only one they belong to now.
    const organization = attempt.organizationId
      ? await organizationById(trx, attempt.organizationId)
      : await onlyOrganizationOf(trx, viewer.id);
    const certificate = {
      id: newId(),
      number: newNumber(),
      person_id: viewer.id,
      course_id: attempt.courseId,
      cycle: attempt.cycle,
      enrolment_id: attempt.enrolmentId,
      attempt_id: attempt.id,
      version_id: attempt.versionId,
      language: attempt.language,
      holder: input.holder,
      course_title: attempt.title,
      course_subtitle: attempt.subtitle,
      course_slug: attempt.courseSlug,
      version_number: attempt.versionNumber,
      statement: attempt.statement,
      organization_name: organization?.name ?? null,
      issued_at: now.toISOString(),
      expires_at: addMonths(now, attempt.months).toISOString(),
      revoked_at: null,
      revoked_by: null,
      revocation_reason: null,
      superseded_by: null,
    } satisfies Selectable<CertificatesTable>;
    const inserted = await trx
      .insertInto('certificates')
      .values(certificate)
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!inserted) {
      // Somebody else's press of the same button was quicker.
      const first = await standingOf(trx, viewer.id, attempt);
      if (first) return first;
      throw new Error('A certificate could not be inserted, and there is none.');
    }
    await trx
      .updateTable('people')
      .set({ certificate_name: input.holder })
      .where('id', '=', viewer.id)
      .where('deleted_at', 'is', null)
      .execute();
    await announce(trx, viewer, certificate, organization?.id ?? null, now);
    return { number: certificate.number };
  });
}

export interface Draft {
  /** The name to begin with. */
  holder: string;
  courseTitle: string;
  courseSubtitle: string;
  /** Where the certificate has been issued already. */
  number: string | null;
}

/** What the person confirms before the certificate is issued. */
export async function certificateDraft(
  db: Db,
  viewer: SignedIn,
  input: { attempt: string },
): Promise<Draft | { refused: 'not-found' | 'not-passed' | 'revoked' }> {
  const attempt = await passedAttempt(db, viewer.id, input.attempt);
  if (typeof attempt === 'string') return { refused: attempt };
  const standing = await standingOf(db, viewer.id, attempt);
  if (standing && 'refused' in standing) return standing;
  const { certificate_name } = await db
    .selectFrom('people')
    .select('certificate_name')
    .where('id', '=', viewer.id)
    .executeTakeFirstOrThrow();
  return {
    holder: certificate_name ?? viewer.name,
    courseTitle: attempt.title,
    courseSubtitle: attempt.subtitle,
    number: standing?.number ?? null,
  };
}

/**
 * The live certificate of this cycle; or that it was revoked since the attempt: then the same
 * attempt does not make another one, else revoking would be undone by pressing the button again.
 */
async function standingOf(
  db: Db,
  personId: string,
  attempt: PassedAttempt,
): Promise<{ number: string } | { refused: 'revoked' } | null> {
  const all = await db
    .selectFrom('certificates')
    .select(['number', 'revoked_at'])
    .where('person_id', '=', personId)
    .where('course_id', '=', attempt.courseId)
    .where('cycle', '=', attempt.cycle)
    .execute();
  const live = all.find((certificate) => certificate.revoked_at === null);
  if (live) return { number: live.number };
  const revoked = all.some(
    ({ revoked_at }) => revoked_at !== null && revoked_at >= attempt.submittedAt,
  );
  return revoked ? { refused: 'revoked' } : null;
}

async function announce(
  trx: Transaction<Database>,
  viewer: SignedIn,
  certificate: Selectable<CertificatesTable>,
  organizationId: string | null,
  now: Date,
): Promise<void> {
  const { id, number } = certificate;
  await recordAudit(
    trx,
    {
      actorId: viewer.id,
      verb: 'certificate.issued',
      subjectId: id,
      organizationId,
      details: { number, course: certificate.course_slug, version: certificate.version_number },
    },
    now,
  );
  await tellHolder(trx, certificate, now);
}
