/** Renewal: before a certificate ends, its course is opened for another cycle. */
import { setImmediate } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { openEnrolments } from '#app/domain/enrolments/enrolments.server.ts';
import { insertRequirements } from './insertion.server.ts';
import { liveMember } from './live-member.ts';

/** A course is open again this long before its certificate ends. */
export const renewalDays = 60;

const day = 86_400_000;

/**
 * Opens the next cycle of every course whose certificate ends soon or has ended, for live members
 * of an organization that asks for the course, and for who had enrolled by themselves. Any number
 * of workers may run it at once. Says how many were opened.
 */
export async function openRenewals(db: Db, now: Date): Promise<number> {
  let opened = 0;
  for (const certificate of await endingCertificates(db, now)) {
    const made = await db.transaction().execute((trx) => renew(trx, certificate, now));
    if (made) opened += 1;
    // Whoever waits for a page comes first.
    await setImmediate();
  }
  return opened;
}

type Ending = Awaited<ReturnType<typeof endingCertificates>>[number];

async function endingCertificates(db: Db, now: Date) {
  const soon = new Date(now.getTime() + renewalDays * day).toISOString();
  return db
    .selectFrom('certificates')
    .innerJoin('people', 'people.id', 'certificates.person_id')
    .innerJoin('courses', 'courses.id', 'certificates.course_id')
    .innerJoin('enrolments', 'enrolments.id', 'certificates.enrolment_id')
    .select(['certificates.person_id', 'certificates.course_id', 'certificates.cycle'])
    .select(['certificates.expires_at', 'courses.slug', 'enrolments.enrolled_by'])
    .where('certificates.revoked_at', 'is', null)
    .where('certificates.expires_at', '<=', soon)
    .where('people.deleted_at', 'is', null)
    .where('people.suspended_at', 'is', null)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('enrolments as next')
            .select('next.id')
            .whereRef('next.person_id', '=', 'certificates.person_id')
            .whereRef('next.course_id', '=', 'certificates.course_id')
            .whereRef('next.cycle', '>', 'certificates.cycle'),
        ),
      ),
    )
    .where((where) =>
      where.or([
        where.eb('enrolments.enrolled_by', '=', where.ref('certificates.person_id')),
        where.exists(
          where
            .selectFrom('requirements')
            .innerJoin('memberships', liveMember)
            .select('requirements.id')
            .whereRef('requirements.person_id', '=', 'certificates.person_id')
            .whereRef('requirements.course_id', '=', 'certificates.course_id')
            .where('requirements.waived_at', 'is', null),
        ),
      ]),
    )
    .orderBy('certificates.expires_at')
    .orderBy('certificates.id')
    .execute();
}

async function renew(trx: Transaction<Database>, certificate: Ending, now: Date): Promise<boolean> {
  const { person_id: personId, course_id: courseId, slug: courseSlug } = certificate;
  const askers = await askersOf(trx, personId, courseId);
  const [first] = askers;
  if (!first && certificate.enrolled_by !== personId) return false;
  const cycle = certificate.cycle + 1;
  const next = { personId, courseId, courseSlug, cycle };
  const made = await openEnrolments(
    trx,
    null,
    [
      {
        ...next,
        organizationId: first?.organization_id ?? null,
        enrolledBy: first?.required_by ?? personId,
      },
    ],
    now,
  );
  if (made.length === 0) return false;
  await insertRequirements(
    trx,
    null,
    askers.map((asker) => ({
      ...next,
      organizationId: asker.organization_id,
      pathId: asker.path_id,
      dueAt: certificate.expires_at,
      requiredBy: asker.required_by,
    })),
    now,
  );
  return true;
}

/** The organizations a person is in that ask for the course, the first to ask first. */
async function askersOf(trx: Transaction<Database>, personId: string, courseId: string) {
  const rows = await trx
    .selectFrom('requirements')
    .innerJoin('memberships', liveMember)
    .select(['requirements.organization_id', 'requirements.required_by', 'requirements.path_id'])
    .select(['requirements.waived_at'])
    .where('requirements.person_id', '=', personId)
    .where('requirements.course_id', '=', courseId)
    .orderBy('requirements.cycle', 'desc')
    .orderBy('requirements.required_at')
    .orderBy('requirements.id')
    .execute();
  // Each one's latest word counts.
  const latest = new Map<string, (typeof rows)[number]>();
  for (const row of rows)
    if (!latest.has(row.organization_id)) latest.set(row.organization_id, row);
  return [...latest.values()].filter((row) => row.waived_at === null);
}
