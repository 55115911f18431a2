/** What a learner is asked for and has not done yet. */
import type { Db } from '#db/connection.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { daysUntil, zoneOfCountry } from '#app/domain/organizations/organizations.ts';
import type { Due } from './requirements.ts';
import { liveMember } from './live-member.ts';

type Found = Omit<Due, 'days' | 'late'>;

/** One for each course: of several days the earliest. The most urgent first, then as it was asked. */
export async function dueFor(db: Db, viewer: SignedIn, now: Date): Promise<Due[]> {
  const found = [...(await asked(db, viewer)), ...(await ending(db, viewer))];
  const dues = new Map<string, Due>();
  for (const due of found.sort(byDay)) {
    if (dues.has(due.courseId)) continue;
    const same = found.filter((it) => it.courseId === due.courseId);
    dues.set(due.courseId, {
      ...due,
      organization: same.find((it) => it.organization !== null)?.organization ?? null,
      refresh: same.some((it) => it.refresh),
      days: due.dueAt === null ? null : daysUntil(due.dueAt, now, due.timeZone),
      late: due.dueAt !== null && due.dueAt < now.toISOString(),
    });
  }
  return [...dues.values()];
}

const byDay = (a: Found, b: Found) => (a.dueAt ?? '9999').localeCompare(b.dueAt ?? '9999');

/** By the organizations the viewer is in now. */
async function asked(db: Db, viewer: SignedIn): Promise<Found[]> {
  const rows = await db
    .selectFrom('requirements')
    .innerJoin('memberships', liveMember)
    .innerJoin('organizations', 'organizations.id', 'requirements.organization_id')
    .innerJoin('courses', 'courses.id', 'requirements.course_id')
    .leftJoin('learning_path_courses', (join) =>
      join
        .onRef('learning_path_courses.path_id', '=', 'requirements.path_id')
        .onRef('learning_path_courses.course_id', '=', 'requirements.course_id'),
    )
    .select(['requirements.course_id', 'courses.slug', 'requirements.cycle', 'organizations.name'])
    .select(['organizations.country', 'requirements.due_at'])
    .where('requirements.person_id', '=', viewer.id)
    .where('requirements.waived_at', 'is', null)
    .where('requirements.cycle', '=', (query) =>
      query
        .selectFrom('requirements as other')
        .select((it) => it.fn.max('other.cycle').as('newest'))
        .whereRef('other.organization_id', '=', 'requirements.organization_id')
        .whereRef('other.person_id', '=', 'requirements.person_id')
        .whereRef('other.course_id', '=', 'requirements.course_id'),
    )
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('attempts')
            .innerJoin('enrolments', 'enrolments.id', 'attempts.enrolment_id')
            .select('attempts.id')
            .whereRef('enrolments.person_id', '=', 'requirements.person_id')
            .whereRef('enrolments.course_id', '=', 'requirements.course_id')
            .whereRef('enrolments.cycle', '=', 'requirements.cycle')
            .where('attempts.passed', '=', 1),
        ),
      ),
    )
    .orderBy('requirements.required_at')
    .orderBy('learning_path_courses.position')
    .orderBy('requirements.id')
    .execute();
  return rows.map((row) => ({
    courseId: row.course_id,
    courseSlug: row.slug,
    cycle: row.cycle,
    refresh: row.cycle > 1,
    organization: row.name,
    dueAt: row.due_at,
    timeZone: zoneOfCountry(row.country),
  }));
}

/** By the certificate of the cycle before: courses that were opened again. */
async function ending(db: Db, viewer: SignedIn): Promise<Found[]> {
  const rows = await db
    .selectFrom('enrolments')
    .innerJoin('courses', 'courses.id', 'enrolments.course_id')
    .innerJoin('certificates', (join) =>
      join
        .onRef('certificates.person_id', '=', 'enrolments.person_id')
        .onRef('certificates.course_id', '=', 'enrolments.course_id')
        .on('certificates.revoked_at', 'is', null),
    )
    .select(['enrolments.course_id', 'courses.slug', 'enrolments.cycle'])
    .select('certificates.expires_at')
    .where('enrolments.person_id', '=', viewer.id)
    .where('enrolments.cycle', '>', 1)
    .whereRef(({ eb }) => eb('certificates.cycle', '+', 1), '=', 'enrolments.cycle')
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('attempts')
            .select('attempts.id')
            .whereRef('attempts.enrolment_id', '=', 'enrolments.id')
            .where('attempts.passed', '=', 1),
        ),
      ),
    )
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('enrolments as other')
            .select('other.id')
            .whereRef('other.person_id', '=', 'enrolments.person_id')
            .whereRef('other.course_id', '=', 'enrolments.course_id')
            .whereRef('other.cycle', '>', 'enrolments.cycle'),
        ),
      ),
    )
    .execute();
  return rows.map((row) => ({
    courseId: row.course_id,
    courseSlug: row.slug,
    cycle: row.cycle,
    refresh: true,
    organization: null,
    dueAt: row.expires_at,
    timeZone: viewer.timeZone,
  }));
}
