/** Joining a course and leaving it. */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import { findCourse } from '#app/domain/courses/courses.server.ts';
import { onlyOrganizationOf } from '#app/domain/organizations/organizations.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { missingOf, type Enrolment, type Prerequisite } from './enrolments.ts';
import { prerequisitesOf } from './prerequisites.server.ts';

export { openEnrolments, resumeEnrolment, type Opening } from './cycles.server.ts';
export { completeLesson } from './completion.server.ts';
export { prerequisitesOf } from './prerequisites.server.ts';
export { myCourses, progressIn, progressOf } from './progress.server.ts';
export { readReflections, saveReflection } from './reflections.server.ts';
export { heldByEnrolments } from './held.server.ts';

type Enrolled = Enrolment | { refused: 'prerequisite'; missing: Prerequisite[] };

/** Joins a course, or comes back to it; twice is once. Null when there is no such course. */
export async function enrol(
  db: Db,
  viewer: SignedIn,
  { course: slug }: { course: string },
  now: Date,
): Promise<Enrolled | null> {
  const course = await findCourse(db, viewer, slug);
  if (!course) return null;
  const missing = missingOf(await prerequisitesOf(db, viewer, course));
  if (missing.length > 0) return { refused: 'prerequisite', missing };

  return db.transaction().execute(async (trx) => {
    const enrolment: Enrolment = {
      id: newId(),
      courseId: course.id,
      cycle: 1,
      organizationId: (await onlyOrganizationOf(trx, viewer.id))?.id ?? null,
      enrolledAt: now.toISOString(),
    };
    const inserted = await trx
      .insertInto('enrolments')
      .values({
        id: enrolment.id,
        person_id: viewer.id,
        course_id: course.id,
        cycle: enrolment.cycle,
        organization_id: enrolment.organizationId,
        enrolled_at: enrolment.enrolledAt,
        enrolled_by: viewer.id,
      })
      .onConflict((oc) => oc.columns(['person_id', 'course_id', 'cycle']).doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows === 1n) {
      await note(trx, viewer, 'enrolment.made', enrolment, slug, now);
      return enrolment;
    }
    const known = (await latestEnrolment(trx, viewer, course.id))!;
    const returned = await trx
      .updateTable('withdrawals')
      .set({ returned_at: now.toISOString() })
      .where('enrolment_id', '=', known.id)
      .where('returned_at', 'is', null)
      .executeTakeFirst();
    if (returned.numUpdatedRows > 0n)
      await note(trx, viewer, 'enrolment.resumed', known, slug, now);
    return known;
  });
}

/** Leaves a course; everything done in it stays. Null for who never joined. */
export async function withdraw(
  db: Db,
  viewer: SignedIn,
  { course: slug }: { course: string },
  now: Date,
): Promise<{ withdrawn: Enrolment } | null> {
  const course = await findCourse(db, viewer, slug);
  if (!course) return null;
  return db.transaction().execute(async (trx) => {
    const enrolment = await latestEnrolment(trx, viewer, course.id);
    if (!enrolment) return null;
    const left = await trx
      .insertInto('withdrawals')
      .values({
        id: newId(),
        enrolment_id: enrolment.id,
        withdrawn_at: now.toISOString(),
        returned_at: null,
      })
      .onConflict((oc) => oc.column('enrolment_id').where('returned_at', 'is', null).doNothing())
      .executeTakeFirst();
    if (left.numInsertedOrUpdatedRows === 1n) {
      await note(trx, viewer, 'enrolment.withdrawn', enrolment, slug, now);
    }
    return { withdrawn: enrolment };
  });
}

async function latestEnrolment(
  trx: Transaction<Database>,
  viewer: SignedIn,
  courseId: string,
): Promise<Enrolment | null> {
  const row = await trx
    .selectFrom('enrolments')
    .select(['id', 'course_id', 'cycle', 'organization_id', 'enrolled_at'])
    .where('person_id', '=', viewer.id)
    .where('course_id', '=', courseId)
    .orderBy('cycle', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    courseId: row.course_id,
    cycle: row.cycle,
    organizationId: row.organization_id,
    enrolledAt: row.enrolled_at,
  };
}

function note(
  trx: Transaction<Database>,
  viewer: SignedIn,
  verb: 'enrolment.made' | 'enrolment.resumed' | 'enrolment.withdrawn',
  enrolment: Enrolment,
  course: string,
  now: Date,
) {
  const { id: subjectId, organizationId, cycle } = enrolment;
  const deed = { actorId: viewer.id, verb, subjectId, organizationId, details: { course, cycle } };
  return recordAudit(trx, deed, now);
}
