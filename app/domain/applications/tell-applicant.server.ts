import type { Transaction } from 'kysely';
import type { Database } from '#db/schema.ts';
import { postMessage } from '#app/domain/messages/messages.server.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { isLanguage } from '#app/words/languages.ts';
import { readDraft } from './draft.ts';

type Told =
  | { template: 'application-received' }
  | { template: 'application-interview'; words: string }
  | { template: 'application-invited'; slug: string; words: string }
  | { template: 'application-deferred' | 'application-declined'; words: string };

/** In the applicant's language, where they have an address. */
export async function tellApplicant(
  trx: Transaction<Database>,
  application: string,
  told: Told,
  now: Date,
): Promise<void> {
  const row = await trx
    .selectFrom('applications')
    .innerJoin('people', 'people.id', 'applications.applicant_id')
    .select(['people.id', 'people.name', 'people.email', 'people.language', 'applications.form'])
    .where('applications.id', '=', application)
    .executeTakeFirstOrThrow();
  if (row.email === null) return;
  await postMessage(
    trx,
    {
      template: told.template,
      personId: row.id,
      recipient: row.email,
      language: isLanguage(row.language) ? row.language : 'en',
      eventKey: `application:${application}`,
      values: {
        name: row.name,
        organization: readDraft(row.form).name,
        words: 'words' in told ? told.words : '',
        hasWords: 'words' in told && told.words ? 'yes' : 'no',
        address: `${publicUrl()}/${'slug' in told ? `organizations/${told.slug}` : 'apply'}`,
      },
    },
    now,
  );
}
