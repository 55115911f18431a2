import { part } from '#app/domain/personal-data/personal-data.server.ts';

/** What an account itself holds. Of passphrases, PINs, codes, secrets and links not even what is stored. */
export const heldByPeople = [
  part(
    'account',
    'account',
    [],
    [
      'name',
      'email',
      'email_confirmed_at',
      'username',
      'phone',
      'certificate_name',
      'language',
      'time_zone',
      'created_at',
      'suspended_at',
      'suspension_reason',
    ],
    (db, person) =>
      db
        .selectFrom('people')
        .select(['name', 'email', 'email_confirmed_at', 'username', 'phone', 'certificate_name'])
        .select(['language', 'time_zone', 'created_at', 'suspended_at', 'suspension_reason'])
        .where('id', '=', person)
        .execute(),
  ),
  part(
    'account',
    'appointments',
    ['appointments.person_id'],
    ['role', 'started_at', 'ended_at'],
    (db, person) =>
      db
        .selectFrom('appointments')
        .select(['role', 'started_at', 'ended_at'])
        .where('person_id', '=', person)
        .orderBy('started_at')
        .execute(),
  ),
  part(
    'sign-ins',
    'sessions',
    ['sessions.person_id'],
    ['device', 'second_factor', 'created_at', 'used_on', 'expires_at'],
    (db, person) =>
      db
        .selectFrom('sessions')
        .select(['device', 'second_factor', 'created_at', 'used_on', 'expires_at'])
        .where('person_id', '=', person)
        .orderBy('created_at')
        .execute(),
  ),
  part('sign-ins', 'devices', ['devices.person_id'], ['first_at', 'last_at'], (db, person) =>
    db
      .selectFrom('devices')
      .select(['first_at', 'last_at'])
      .where('person_id', '=', person)
      .orderBy('first_at')
      .execute(),
  ),
  part(
    'sign-ins',
    'links-by-mail',
    ['tokens.person_id'],
    ['purpose', 'email', 'created_at', 'expires_at', 'used_at'],
    (db, person) =>
      db
        .selectFrom('tokens')
        .select(['purpose', 'email', 'created_at', 'expires_at', 'used_at'])
        .where('person_id', '=', person)
        .orderBy('created_at')
        .execute(),
  ),
  part(
    'sign-ins',
    'second-factor',
    ['second_factors.person_id'],
    ['made_at', 'confirmed_at'],
    (db, person) =>
      db
        .selectFrom('second_factors')
        .select(['made_at', 'confirmed_at'])
        .where('person_id', '=', person)
        .orderBy('made_at')
        .execute(),
  ),
  part(
    'sign-ins',
    'recovery-codes',
    ['recovery_codes.person_id'],
    ['made_at', 'used_at'],
    (db, person) =>
      db
        .selectFrom('recovery_codes')
        .select(['made_at', 'used_at'])
        .where('person_id', '=', person)
        .orderBy('made_at')
        .execute(),
  ),
  part(
    'sign-ins',
    'half-sign-ins',
    ['half_sign_ins.person_id'],
    ['made_at', 'expires_at'],
    (db, person) =>
      db
        .selectFrom('half_sign_ins')
        .select(['made_at', 'expires_at'])
        .where('person_id', '=', person)
        .orderBy('made_at')
        .execute(),
  ),
  part(
    'sign-ins',
    'slips',
    ['join_codes.person_id'],
    ['organization', 'made_at', 'expires_at', 'used_at', 'voided_at'],
    (db, person) =>
      db
        .selectFrom('join_codes')
        .innerJoin('organizations', 'organizations.id', 'join_codes.organization_id')
        .select(['organizations.name as organization', 'join_codes.made_at'])
        .select(['join_codes.expires_at', 'join_codes.used_at', 'join_codes.voided_at'])
        .where('join_codes.person_id', '=', person)
        .orderBy('join_codes.made_at')
        .execute(),
  ),
];
