import { sql, type Kysely } from 'kysely';

/** Two accounts of one person become one; a certificate says which one stands in its place. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('people')
    .addColumn('merged_into', 'text', (c) => c.references('people.id'))
    .execute();
  await db.schema
    .createIndex('people_merged_into')
    .on('people')
    .column('merged_into')
    .where(sql.ref('merged_into'), 'is not', null)
    .execute();
  await db.schema
    .alterTable('certificates')
    .addColumn('superseded_by', 'text', (c) => c.references('certificates.id'))
    .execute();

  await db.schema
    .createTable('merges')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kept_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('gone_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('merged_at', 'text', (c) => c.notNull())
    .addColumn('merged_by', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('changes', 'text')
    .addColumn('undone_at', 'text')
    .addColumn('undone_by', 'text', (c) => c.references('people.id'))
    .addColumn('leftovers', 'text')
    .execute();
  // An account is joined to one other at a time.
  await db.schema
    .createIndex('merges_live')
    .on('merges')
    .column('gone_id')
    .unique()
    .where(sql.ref('undone_at'), 'is', null)
    .execute();
  await db.schema.createIndex('merges_kept').on('merges').column('kept_id').execute();
  // What is to be forgotten is found without reading what was.
  await db.schema
    .createIndex('merges_undoable')
    .on('merges')
    .column('merged_at')
    .where(sql.ref('changes'), 'is not', null)
    .execute();
}
