import type { Kysely } from 'kysely';

/** How an organization comes to the platform: an application, its reviews, a decision. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ['registration', 'languages', 'services', 'safeguarding_policy'] as const) {
    await db.schema.alterTable('organizations').addColumn(column, 'text').execute();
  }
  await db.schema
    .createTable('applications')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('applicant_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('form', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('saved_at', 'text', (c) => c.notNull())
    .addColumn('submitted_at', 'text')
    .addColumn('decided_at', 'text')
    .addColumn('decision', 'text')
    .addColumn('decision_reason', 'text')
    .addColumn('organization_id', 'text', (c) => c.references('organizations.id'))
    .execute();
  await db.schema.createIndex('applications_state').on('applications').column('state').execute();
  await db.schema
    .createIndex('applications_open')
    .on('applications')
    .column('applicant_id')
    .unique()
    .where('decided_at' as never, 'is', null)
    .execute();

  await db.schema
    .createTable('application_reviews')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('application_id', 'text', (c) => c.notNull().references('applications.id'))
    .addColumn('steward_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('scores', 'text', (c) => c.notNull())
    .addColumn('opinion', 'text', (c) => c.notNull())
    .addColumn('recused', 'integer', (c) => c.notNull())
    .addColumn('reviewed_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('application_reviews_steward', ['application_id', 'steward_id'])
    .execute();

  await db.schema
    .createTable('annual_reviews')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organization_id', 'text', (c) => c.notNull().references('organizations.id'))
    .addColumn('year', 'integer', (c) => c.notNull())
    .addColumn('steward_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('notes', 'text', (c) => c.notNull())
    .addColumn('reviewed_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('annual_reviews_year', ['organization_id', 'year'])
    .execute();
}
