import { sql, type ColumnDefinitionBuilder, type Kysely } from 'kysely';

const needed = (c: ColumnDefinitionBuilder) => c.notNull();
const to = (column: string) => (c: ColumnDefinitionBuilder) => c.notNull().references(column);

/** Notes are written before they are published, and found by who may read them; who came has it in writing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('meeting_notes').addColumn('draft', 'text').execute();
  await db.schema
    .alterTable('search_entries')
    .addColumn('meeting_id', 'text', (c) => c.references('meetings.id'))
    .execute();

  await db.schema
    .createTable('participation_certificates')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('number', 'text', (c) => c.notNull().unique())
    .addColumn('person_id', 'text', to('people.id'))
    .addColumn('about', 'text', needed)
    .addColumn('kind', 'text', needed)
    .addColumn('title', 'text', needed)
    .addColumn('written_in', 'text', needed)
    .addColumn('year', 'integer', needed)
    .addColumn('times', 'integer', needed)
    .addColumn('first_on', 'text', needed)
    .addColumn('last_on', 'text', needed)
    .addColumn('language', 'text', needed)
    .addColumn('holder', 'text', needed)
    .addColumn('organization_name', 'text')
    .addColumn('issued_at', 'text', needed)
    .addColumn('revoked_at', 'text')
    .addColumn('revoked_by', 'text', (c) => c.references('people.id'))
    .addColumn('revocation_reason', 'text')
    .execute();
  await db.schema
    .createIndex('participation_certificates_live')
    .on('participation_certificates')
    .columns(['person_id', 'about'])
    .unique()
    .where(sql.ref('revoked_at'), 'is', null)
    .execute();
}
