import { sql, type Kysely } from 'kysely';

/** From which devices somebody signed in, and when a session was used; who looked at whose record. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('sessions').addColumn('device', 'text').execute();
  await db.schema.alterTable('sessions').addColumn('used_on', 'text').execute();

  await db.schema
    .createTable('devices')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('first_at', 'text', (c) => c.notNull())
    .addColumn('last_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('devices_person').on('devices').column('person_id').execute();
  await db.schema.createIndex('devices_oldest').on('devices').column('last_at').execute();

  await db.schema
    .createTable('viewings')
    .addColumn('viewer_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('viewed_on', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('viewings_key', ['viewer_id', 'person_id', 'viewed_on'])
    .execute();
  await db.schema.createIndex('viewings_day').on('viewings').column('viewed_on').execute();

  // What is old is found without reading all that is kept.
  await db.schema
    .createIndex('messages_with_text')
    .on('messages')
    .column('created_at')
    .where(sql<boolean>`body <> ''`)
    .execute();
  await db.schema
    .createIndex('audit_entries_viewings')
    .on('audit_entries')
    .column('at')
    .where(sql<boolean>`verb = 'person.viewed'`)
    .execute();
}
