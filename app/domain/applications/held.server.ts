import { part } from '#app/domain/personal-data/personal-data.server.ts';

/** What a steward thought of somebody's application is not that steward's own: only that they judged. */
export const heldByApplications = [
  part(
    'applications',
    'applications',
    ['applications.applicant_id'],
    [
      'form',
      'state',
      'saved_at',
      'submitted_at',
      'interview',
      'decided_at',
      'decision',
      'decision_reason',
      'organization',
    ],
    (db, person) =>
      db
        .selectFrom('applications')
        .leftJoin('organizations', 'organizations.id', 'applications.organization_id')
        .select(['applications.form', 'applications.state', 'applications.saved_at'])
        .select(['applications.submitted_at', 'applications.interview', 'applications.decided_at'])
        .select(['applications.decision', 'applications.decision_reason'])
        .select('organizations.name as organization')
        .where('applications.applicant_id', '=', person)
        .orderBy('applications.saved_at')
        .execute(),
    ['form'],
  ),
  part(
    'applications',
    'applications-reviewed',
    ['application_reviews.steward_id'],
    ['recused', 'reviewed_at'],
    (db, person) =>
      db
        .selectFrom('application_reviews')
        .select(['recused', 'reviewed_at'])
        .where('steward_id', '=', person)
        .orderBy('reviewed_at')
        .execute(),
  ),
  part(
    'applications',
    'annual-reviews',
    ['annual_reviews.steward_id'],
    ['year', 'reviewed_at'],
    (db, person) =>
      db
        .selectFrom('annual_reviews')
        .select(['year', 'reviewed_at'])
        .where('steward_id', '=', person)
        .orderBy('reviewed_at')
        .execute(),
  ),
];
