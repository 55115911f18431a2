/** What was deleted is to be gone from the files too, not only from the tables. */
import { sql } from 'kysely';
import type { Database } from './schema.ts';
import type { Db } from './connection.server.ts';
import { isPostgres } from './full-text.server.ts';

/** Where names, addresses and words stand that somebody may take back, or that go by themselves. */
export const erased = [
  'answers',
  'application_reviews',
  'applications',
  'attempts',
  'audit_entries',
  'clinic_cases',
  'extensions',
  'memberships',
  'merges',
  'messages',
  'people',
  'person_words',
  'post_hidings',
  'post_reports',
  'posts',
  'reflections',
  'requirements',
  'reservations',
  'staff_lists',
] as const satisfies (keyof Database)[];

/**
 * SQLite overwrites what it deletes in its file (`secure_delete`), but the log of changes still holds
 * the pages as they were: it is emptied when nobody reads from it just now. PostgreSQL keeps dead rows
 * until it is told to clear them away (which may take longer than a page may: `unhurried`), and where
 * they are few its indexes keep what they were found by even then; its own log runs out with its
 * checkpoints. A table where nothing died costs next to nothing.
 */
export async function eraseTraces(db: Db): Promise<void> {
  if (isPostgres(db as never)) {
    const tables = sql.join(erased.map((table) => sql.table(table)));
    // Whoever holds a table just now clears it away as well: autovacuum, or another server.
    await sql`vacuum (skip_locked, index_cleanup on) ${tables}`.execute(db);
    return;
  }
  await db.connection().execute(async (connection) => {
    // Rather not now than waiting, with every page, for somebody who reads.
    await sql`pragma busy_timeout = 0`.execute(connection);
    await sql`pragma wal_checkpoint(truncate)`.execute(connection);
    await sql`pragma busy_timeout = 5000`.execute(connection);
  });
}
