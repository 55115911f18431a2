import type { Kysely } from 'kysely';

/** What an applicant was told of the interview, for who has lost the mail, and for the other steward. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('applications').addColumn('interview', 'text').execute();
}
