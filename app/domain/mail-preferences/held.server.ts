import { part } from '#app/domain/personal-data/personal-data.server.ts';

export const heldByMailPreferences = [
  part(
    'mails',
    'mails-wanted',
    ['mail_preferences.person_id'],
    ['kind', 'wanted', 'changed_at'],
    (db, person) =>
      db
        .selectFrom('mail_preferences')
        .select(['kind', 'wanted', 'changed_at'])
        .where('person_id', '=', person)
        .orderBy('kind')
        .execute(),
  ),
  part(
    'mails',
    'links-to-stop-mails',
    ['unsubscribe_links.person_id'],
    ['kind', 'created_at'],
    (db, person) =>
      db
        .selectFrom('unsubscribe_links')
        .select(['kind', 'created_at'])
        .where('person_id', '=', person)
        .orderBy('created_at')
        .execute(),
  ),
];
