import { sql, type Transaction } from 'kysely';
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

const ofReferees = ['firstReferee', 'firstContact', 'secondReferee', 'secondContact'] as const;

/** Whether an application still holds any of it. In what somebody wrote, a quote has a stroke before it. */
export const namesReferees = sql<boolean>`(${sql.join(
  ofReferees.map((field) => sql`form like ${`%"${field}"%`}`),
  sql` or `,
)})`;

/** The two people whom applicants named, and how to reach them; what they applied with stays. */
export async function forgetReferees(trx: Transaction<Database>, ids: string[]): Promise<void> {
  const rows = await trx
    .selectFrom('applications')
    .select(['id', 'form'])
    .where('id', 'in', ids)
    .execute();
  for (const { id, form } of rows) {
    const said = JSON.parse(form) as Record<string, unknown>;
    for (const field of ofReferees) delete said[field];
    await trx
      .updateTable('applications')
      .set({ form: JSON.stringify(said) })
      .where('id', '=', id)
      .execute();
  }
}
