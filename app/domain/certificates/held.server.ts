import { part } from '#app/domain/personal-data/personal-data.server.ts';

export const heldByCertificates = [
  part(
    'certificates',
    'certificates',
    ['certificates.person_id'],
    [
      'number',
      'holder',
      'course_title',
      'statement',
      'language',
      'organization_name',
      'issued_at',
      'expires_at',
      'revoked_at',
      'revocation_reason',
    ],
    (db, person) =>
      db
        .selectFrom('certificates')
        .select(['number', 'holder', 'course_title', 'statement', 'language', 'organization_name'])
        .select(['issued_at', 'expires_at', 'revoked_at', 'revocation_reason'])
        .where('person_id', '=', person)
        .orderBy('issued_at')
        .execute(),
  ),
  part(
    'certificates',
    'participation_certificates',
    ['participation_certificates.person_id'],
    ['number', 'holder', 'kind', 'title', 'year', 'times', 'organization_name', 'issued_at'],
    (db, person) =>
      db
        .selectFrom('participation_certificates')
        .select(['number', 'holder', 'kind', 'title', 'year', 'times', 'organization_name'])
        .select(['issued_at'])
        .where('person_id', '=', person)
        .orderBy('issued_at')
        .execute(),
  ),
];
