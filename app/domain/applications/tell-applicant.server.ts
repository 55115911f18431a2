import type { Transaction } from 'kysely';
import type { Database } from '#db/schema.ts';
import { postTo } from '#app/domain/people/people.server.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
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
    .select(['applicant_id', 'form'])
    .where('id', '=', application)
    .executeTakeFirstOrThrow();
  const message = {
    template: told.template,
    eventKey: `application:${application}`,
    values: () => ({
      organization: readDraft(row.form).name,
      words: 'words' in told ? told.words : '',
      hasWords: 'words' in told && told.words ? 'yes' : 'no',
      address: `${publicUrl()}/${'slug' in told ? `organizations/${told.slug}` : 'apply'}`,
    }),
  };
  await postTo(trx, row.applicant_id, message, now);
}
