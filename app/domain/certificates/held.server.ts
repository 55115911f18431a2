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
      'course_subtitle',
      'version',
      'cycle',
      'statement',
      'language',
      'organization_name',
      'issued_at',
      'expires_at',
      'revoked_at',
      'revocation_reason',
      'replaced_by',
    ],
    async (db, person) => {
      const rows = await db
        .selectFrom('certificates')
        .select(['id', 'number', 'holder', 'course_title', 'course_subtitle', 'cycle'])
        .select(['version_number as version', 'statement', 'language', 'organization_name'])
        .select(['issued_at', 'expires_at', 'revoked_at', 'revocation_reason', 'superseded_by'])
        .where('person_id', '=', person)
        .orderBy('issued_at')
        .execute();
      const numbers = new Map(rows.map(({ id, number }) => [id, number]));
      return rows.map(({ superseded_by, ...row }) => ({
        ...row,
        replaced_by: superseded_by && (numbers.get(superseded_by) ?? null),
      }));
    },
  ),
  part(
    'certificates',
    'participation_certificates',
    ['participation_certificates.person_id'],
    [
      'number',
      'holder',
      'kind',
      'title',
      'year',
      'times',
      'first_on',
      'last_on',
      'language',
      'organization_name',
      'issued_at',
      'revoked_at',
      'revocation_reason',
    ],
    (db, person) =>
      db
        .selectFrom('participation_certificates')
        .select(['number', 'holder', 'kind', 'title', 'year', 'times', 'first_on', 'last_on'])
        .select(['language', 'organization_name', 'issued_at', 'revoked_at', 'revocation_reason'])
        .where('person_id', '=', person)
        .orderBy('issued_at')
        .execute(),
  ),
];
