import { setImmediate } from 'node:timers/promises';
import type { Db } from '#db/connection.server.ts';
import { findCourse } from '#app/domain/courses/courses.server.ts';
import { openEnrolments, prerequisitesOf } from '#app/domain/enrolments/enrolments.server.ts';
import { personById } from '#app/domain/people/people.server.ts';
import { liveMember } from './live-member.ts';

/**
 * Enrols whoever was asked for a course while a rule kept it closed, once what must come first is
 * passed. Any number of workers may run it at once. Says how many were enrolled.
 */
export async function openRequired(db: Db, now: Date): Promise<number> {
  let opened = 0;
  for (const row of await waiting(db)) {
    const person = await personById(db, row.person_id);
    const course = person && (await findCourse(db, person, row.slug));
    await setImmediate();
    if (!person || !course) continue;
    const before = await prerequisitesOf(db, person, course);
    if (before.some((it) => it.as === 'rule' && !it.done)) continue;
    const opening = {
      personId: person.id,
      courseId: course.id,
      courseSlug: course.slug,
      cycle: row.cycle,
      organizationId: row.organization_id,
      enrolledBy: row.required_by,
    };
    const made = await db.transaction().execute((trx) => openEnrolments(trx, null, [opening], now));
    opened += made.length;
  }
  return opened;
}

async function waiting(db: Db) {
  return db
    .selectFrom('requirements')
    .innerJoin('courses', 'courses.id', 'requirements.course_id')
    .innerJoin('memberships', liveMember)
    .select(['requirements.person_id', 'requirements.cycle', 'requirements.organization_id'])
    .select(['requirements.required_by', 'courses.slug'])
    .where('requirements.waived_at', 'is', null)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('enrolments')
            .select('enrolments.id')
            .whereRef('enrolments.person_id', '=', 'requirements.person_id')
            .whereRef('enrolments.course_id', '=', 'requirements.course_id')
            .whereRef('enrolments.cycle', '>=', 'requirements.cycle'),
        ),
      ),
    )
    .orderBy('requirements.id')
    .execute();
}
