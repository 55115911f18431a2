import { sql, type Kysely } from 'kysely';
import { isPostgres } from '../full-text.server.ts';

/** What can be looked up: words, job aids, and where which words stand. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('lessons').addColumn('topics', 'text').execute();

  await db.schema
    .createTable('terms')
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('term', 'text', (c) => c.notNull())
    .addColumn('meaning', 'text')
    .addPrimaryKeyConstraint('terms_key', ['key', 'language'])
    .execute();

  await db.schema
    .createTable('job_aids')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('course_slug', 'text', (c) => c.notNull())
    .addColumn('lesson_key', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('summary', 'text', (c) => c.notNull())
    .addColumn('topics', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('bytes', 'integer', (c) => c.notNull())
    .addColumn('pdf', 'text', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('search_entries')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .execute();
  if (isPostgres(db)) {
    await sql`create table search_words (entry_id text primary key references search_entries (id) on delete cascade, words tsvector not null)`.execute(
      db,
    );
    await sql`create index search_words_index on search_words using gin (words)`.execute(db);
  } else {
    await sql`create virtual table search_words using fts5 (entry_id unindexed, words, tokenize = 'ascii')`.execute(
      db,
    );
  }
}
