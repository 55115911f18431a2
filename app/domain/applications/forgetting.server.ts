import type { Transaction } from 'kysely';
import type { Database } from '#db/schema.ts';

/** When a person leaves the platform: an open application goes, of a decided one only the fact stays. */
export async function forgetApplications(
  trx: Transaction<Database>,
  personId: string,
): Promise<void> {
  const theirs = trx.selectFrom('applications').select('id').where('applicant_id', '=', personId);
  const open = theirs.where('decided_at', 'is', null);
  await trx.deleteFrom('application_reviews').where('application_id', 'in', open).execute();
  await trx
    .deleteFrom('applications')
    .where('applicant_id', '=', personId)
    .where('decided_at', 'is', null)
    .execute();
  await trx
    .updateTable('application_reviews')
    .set({ opinion: '' })
    .where('application_id', 'in', theirs)
    .execute();
  await trx
    .updateTable('applications')
    .set({ form: '{}', decision_reason: null, interview: null })
    .where('applicant_id', '=', personId)
    .execute();
}
