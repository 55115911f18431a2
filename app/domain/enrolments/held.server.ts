import { part } from '#app/domain/personal-data/personal-data.server.ts';

export const heldByEnrolments = [
  part(
    'learning',
    'enrolments',
    ['enrolments.person_id'],
    ['course', 'cycle', 'organization', 'enrolled_at'],
    (db, person) =>
      db
        .selectFrom('enrolments')
        .innerJoin('courses', 'courses.id', 'enrolments.course_id')
        .leftJoin('organizations', 'organizations.id', 'enrolments.organization_id')
        .select(['courses.slug as course', 'enrolments.cycle'])
        .select(['organizations.name as organization', 'enrolments.enrolled_at'])
        .where('enrolments.person_id', '=', person)
        .orderBy('enrolments.enrolled_at')
        .execute(),
  ),
  part(
    'learning',
    'withdrawals',
    ['enrolments.person_id'],
    ['course', 'withdrawn_at', 'returned_at'],
    (db, person) =>
      db
        .selectFrom('withdrawals')
        .innerJoin('enrolments', 'enrolments.id', 'withdrawals.enrolment_id')
        .innerJoin('courses', 'courses.id', 'enrolments.course_id')
        .select(['courses.slug as course', 'withdrawals.withdrawn_at', 'withdrawals.returned_at'])
        .where('enrolments.person_id', '=', person)
        .orderBy('withdrawals.withdrawn_at')
        .execute(),
  ),
  part(
    'learning',
    'lessons-done',
    ['enrolments.person_id'],
    ['course', 'cycle', 'lesson', 'completed_at'],
    (db, person) =>
      db
        .selectFrom('completions')
        .innerJoin('enrolments', 'enrolments.id', 'completions.enrolment_id')
        .innerJoin('courses', 'courses.id', 'enrolments.course_id')
        .select(['courses.slug as course', 'enrolments.cycle'])
        .select(['completions.lesson_key as lesson', 'completions.completed_at'])
        .where('enrolments.person_id', '=', person)
        .orderBy('completions.completed_at')
        .execute(),
  ),
  part(
    'learning',
    'reflections',
    ['reflections.person_id'],
    ['course', 'lesson', 'reflection', 'text', 'saved_at'],
    (db, person) =>
      db
        .selectFrom('reflections')
        .innerJoin('courses', 'courses.id', 'reflections.course_id')
        .select(['courses.slug as course', 'reflections.lesson_key as lesson'])
        .select(['reflections.reflection_key as reflection', 'reflections.text'])
        .select('reflections.saved_at')
        .where('reflections.person_id', '=', person)
        .orderBy('reflections.saved_at')
        .execute(),
  ),
];
