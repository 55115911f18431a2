import { part } from '#app/domain/personal-data/personal-data.server.ts';
import { maskTokens } from './messages.ts';

/** Without what would open the account: the file may be passed on. */
export const heldByMessages = [
  part(
    'mails',
    'mails',
    ['messages.person_id'],
    [
      'template',
      'language',
      'recipient',
      'subject',
      'body',
      'state',
      'last_problem',
      'created_at',
      'sent_at',
    ],
    async (db, person) => {
      const rows = await db
        .selectFrom('messages')
        .select(['template', 'language', 'recipient', 'subject', 'body', 'state', 'last_problem'])
        .select(['created_at', 'sent_at'])
        .where('person_id', '=', person)
        .orderBy('created_at')
        .execute();
      return rows.map((row) => ({ ...row, body: maskTokens(row.body) }));
    },
  ),
];
