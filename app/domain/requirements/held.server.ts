import { part } from '#app/domain/personal-data/personal-data.server.ts';

export const heldByRequirements = [
  part(
    'organizations',
    'requirements',
    ['requirements.person_id'],
    [
      'organization',
      'course',
      'cycle',
      'learning_path',
      'due_at',
      'required_at',
      'waived_at',
      'waiver_reason',
    ],
    (db, person) =>
      db
        .selectFrom('requirements')
        .innerJoin('organizations', 'organizations.id', 'requirements.organization_id')
        .innerJoin('courses', 'courses.id', 'requirements.course_id')
        .leftJoin('learning_paths', 'learning_paths.id', 'requirements.path_id')
        .select(['organizations.name as organization', 'courses.slug as course'])
        .select('learning_paths.title as learning_path')
        .select(['requirements.cycle', 'requirements.due_at', 'requirements.required_at'])
        .select(['requirements.waived_at', 'requirements.waiver_reason'])
        .where('requirements.person_id', '=', person)
        .orderBy('requirements.required_at')
        .execute(),
  ),
  part(
    'organizations',
    'more-time',
    ['requirements.person_id'],
    ['course', 'from_due_at', 'to_due_at', 'reason', 'extended_at'],
    (db, person) =>
      db
        .selectFrom('extensions')
        .innerJoin('requirements', 'requirements.id', 'extensions.requirement_id')
        .innerJoin('courses', 'courses.id', 'requirements.course_id')
        .select(['courses.slug as course', 'extensions.from_due_at', 'extensions.to_due_at'])
        .select(['extensions.reason', 'extensions.extended_at'])
        .where('requirements.person_id', '=', person)
        .orderBy('extensions.extended_at')
        .execute(),
  ),
  part(
    'organizations',
    'learning-paths-made',
    ['learning_paths.created_by'],
    ['organization', 'title', 'created_at', 'ended_at'],
    (db, person) =>
      db
        .selectFrom('learning_paths')
        .innerJoin('organizations', 'organizations.id', 'learning_paths.organization_id')
        .select(['organizations.name as organization', 'learning_paths.title'])
        .select(['learning_paths.created_at', 'learning_paths.ended_at'])
        .where('learning_paths.created_by', '=', person)
        .orderBy('learning_paths.created_at')
        .execute(),
  ),
];
