import { sql, type Kysely } from 'kysely';

/** What people say to each other, and which mails they want. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('posts')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('client_id', 'text', (c) => c.notNull())
    .addColumn('subject_kind', 'text', (c) => c.notNull())
    .addColumn('subject_id', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('posted_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('posts_client_id', ['person_id', 'client_id'])
    .execute();
  await db.schema
    .createIndex('posts_thread')
    .on('posts')
    .columns(['subject_kind', 'subject_id', 'posted_at', 'id'])
    .execute();
  await db.schema.createIndex('posts_newest').on('posts').column('posted_at').execute();

  await db.schema
    .createTable('post_reports')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('post_id', 'text', (c) => c.notNull().references('posts.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('reason', 'text')
    .addColumn('reported_at', 'text', (c) => c.notNull())
    .addColumn('answered_at', 'text')
    .addColumn('answered_by', 'text', (c) => c.references('people.id'))
    .addUniqueConstraint('post_reports_once', ['post_id', 'person_id'])
    .execute();
  await db.schema
    .createIndex('post_reports_open')
    .on('post_reports')
    .columns(['answered_at', 'reported_at'])
    .execute();

  await db.schema
    .createTable('post_hidings')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('post_id', 'text', (c) => c.notNull().references('posts.id'))
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('hidden_at', 'text', (c) => c.notNull())
    .addColumn('hidden_by', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('ended_at', 'text')
    .addColumn('ended_by', 'text', (c) => c.references('people.id'))
    .execute();
  await db.schema
    .createIndex('post_hidings_one')
    .unique()
    .on('post_hidings')
    .column('post_id')
    .where(sql.ref('ended_at'), 'is', null)
    .execute();

  await db.schema
    .createTable('mail_preferences')
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('wanted', 'integer', (c) => c.notNull())
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('mail_preferences_key', ['person_id', 'kind'])
    .execute();
  await db.schema
    .createTable('unsubscribe_links')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('unsubscribe_links_person')
    .on('unsubscribe_links')
    .column('person_id')
    .execute();
  await db.schema.alterTable('messages').addColumn('unsubscribe', 'text').execute();
}
