import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import type { Requirement } from './requirements.ts';
import { liveMember } from './live-member.ts';

/**
 * Everything an organization asks of its live members: for each person and course the latest cycle
 * it asked for, waived ones too.
 */
export async function requirementsOf(
  db: Db | Transaction<Database>,
  organizationId: string,
  { id }: { id?: string } = {},
): Promise<Requirement[]> {
  return db
    .selectFrom('requirements')
    .innerJoin('courses', 'courses.id', 'requirements.course_id')
    .innerJoin('memberships', liveMember)
    .leftJoin('enrolments', (join) =>
      join
        .onRef('enrolments.person_id', '=', 'requirements.person_id')
        .onRef('enrolments.course_id', '=', 'requirements.course_id')
        .onRef('enrolments.cycle', '=', 'requirements.cycle'),
    )
    .select([
      'requirements.id',
      'requirements.person_id as personId',
      'requirements.course_id as courseId',
      'courses.slug as courseSlug',
      'requirements.cycle',
      'requirements.path_id as pathId',
      'requirements.due_at as dueAt',
      'requirements.required_at as requiredAt',
      'requirements.waived_at as waivedAt',
    ])
    .select((query) =>
      query
        .selectFrom('attempts')
        .select((it) => it.fn.min('attempts.submitted_at').as('at'))
        .whereRef('attempts.enrolment_id', '=', 'enrolments.id')
        .where('attempts.passed', '=', 1)
        .as('passedAt'),
    )
    .where('requirements.organization_id', '=', organizationId)
    .$if(id !== undefined, (query) => query.where('requirements.id', '=', id!))
    .where('requirements.cycle', '=', (query) =>
      query
        .selectFrom('requirements as other')
        .select((it) => it.fn.max('other.cycle').as('newest'))
        .whereRef('other.organization_id', '=', 'requirements.organization_id')
        .whereRef('other.person_id', '=', 'requirements.person_id')
        .whereRef('other.course_id', '=', 'requirements.course_id'),
    )
    .orderBy('requirements.id')
    .execute();
}
