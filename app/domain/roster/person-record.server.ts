/** One person of an organization, as its leaders see them: no answers, no reflections. */
import type { Db } from '#db/connection.server.ts';
import { recordViewing } from '#app/domain/audit/audit.server.ts';
import { certificateState } from '#app/domain/certificates/certificates.ts';
import type { ViewedOrganization } from '#app/domain/organizations/organizations.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import type { Marks } from '#app/domain/quizzes/quizzes.ts';
import { cellFrom } from './cell.ts';
import { columnsIn } from './columns.server.ts';
import { factsOf, membersOf } from './facts.server.ts';
import type { CertificateOfStaff, Sitting, StaffRecord } from './roster.ts';

/**
 * Null for who is not in the organization now. Whoever looks leaves a trace, a leader as a steward.
 */
export async function staffRecord(
  db: Db,
  viewer: SignedIn,
  { organization, person }: { organization: ViewedOrganization; person: string },
  now: Date,
): Promise<StaffRecord | null> {
  const whose = { organization: organization.id, person };
  const [member] = await membersOf(db, whose);
  if (!member) return null;
  await recordViewing(db, { viewer: viewer.id, person, organization: organization.id }, now);
  const contact = await contactOf(db, person);
  const columns = await columnsIn(db, viewer.language);
  const factsAt = await factsOf(db, whose);
  const sittings = await sittingsOf(db, { person, since: member.started_at });
  return {
    id: member.id,
    name: member.name,
    position: member.position,
    role: member.role,
    joinedAt: member.started_at,
    suspended: member.suspended_at !== null,
    ...contact,
    courses: columns
      .map((course) => ({
        course: { id: course.id, slug: course.slug, title: course.title, lessons: course.lessons },
        cell: cellFrom(course, factsAt({ personId: person, courseId: course.id }), now),
        sittings: sittings.filter((it) => it.courseId === course.id),
      }))
      .filter(({ cell, sittings }) => cell.state !== 'not-needed' || sittings.length > 0),
    certificates: await certificatesOf(db, person, now),
  };
}

async function contactOf(db: Db, person: string) {
  return db
    .selectFrom('people')
    .select(['email', 'username', 'phone'])
    .where('id', '=', person)
    .executeTakeFirstOrThrow();
}

/** Submitted ones, since the person is in the organization: earlier tries are not its own. */
async function sittingsOf(
  db: Db,
  { person, since }: { person: string; since: string },
): Promise<(Sitting & { courseId: string })[]> {
  const rows = await db
    .selectFrom('attempts')
    .innerJoin('enrolments', 'enrolments.id', 'attempts.enrolment_id')
    .select([
      'attempts.number',
      'attempts.submitted_at',
      'attempts.marks',
      'attempts.passed',
      'enrolments.course_id',
      'enrolments.cycle',
    ])
    .where('attempts.person_id', '=', person)
    .where('attempts.submitted_at', '>=', since)
    .orderBy('attempts.submitted_at')
    .execute();
  return rows.flatMap((row) => {
    if (row.submitted_at === null || row.marks === null) return [];
    // What was right and how much; of the single questions nothing goes on.
    const { right, total } = JSON.parse(row.marks) as Marks;
    const passed = row.passed === 1;
    const { course_id: courseId, cycle, number, submitted_at: submittedAt } = row;
    return [{ courseId, cycle, number, submittedAt, right, total, passed }];
  });
}

/** Certificates move with a person: also those from before they came. */
async function certificatesOf(db: Db, person: string, now: Date): Promise<CertificateOfStaff[]> {
  const rows = await db
    .selectFrom('certificates')
    .select(['number', 'course_title', 'issued_at', 'expires_at', 'revoked_at'])
    .select('superseded_by')
    .where('person_id', '=', person)
    .orderBy('issued_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    number: row.number,
    courseTitle: row.course_title,
    state: certificateState(
      { revokedAt: row.revoked_at, expiresAt: row.expires_at, supersededBy: row.superseded_by },
      now,
    ),
    issuedAt: row.issued_at,
    expiresAt: row.expires_at,
  }));
}
