import { part } from '#app/domain/personal-data/personal-data.server.ts';

export const heldByCourses = [
  part(
    'learning',
    'courses-published',
    ['course_versions.published_by'],
    ['course', 'version', 'published_at'],
    (db, person) =>
      db
        .selectFrom('course_versions')
        .innerJoin('courses', 'courses.id', 'course_versions.course_id')
        .select(['courses.slug as course', 'course_versions.number as version'])
        .select('course_versions.published_at')
        .where('course_versions.published_by', '=', person)
        .orderBy('course_versions.published_at')
        .execute(),
  ),
];
