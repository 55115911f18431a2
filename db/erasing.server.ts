/** What was deleted is to be gone from the files too, not only from the tables. */
import { sql } from 'kysely';
import type { Db } from './connection.server.ts';
import { isPostgres } from './full-text.server.ts';

/**
 * SQLite overwrites what it deletes in its file (`secure_delete`), but the log of changes still holds
 * the pages as they were: it is emptied when nobody reads from it just now. PostgreSQL keeps dead rows
 * until it is told to clear them away, which may take longer than a page may (`unhurried`); its own log runs out with its checkpoints.
 */
export async function eraseTraces(db: Db): Promise<void> {
  if (isPostgres(db as never)) {
    await sql`vacuum clinic_cases, posts`.execute(db);
    return;
  }
  await db.connection().execute(async (connection) => {
    // Rather not now than waiting, with every page, for somebody who reads.
    await sql`pragma busy_timeout = 0`.execute(connection);
    await sql`pragma wal_checkpoint(truncate)`.execute(connection);
    await sql`pragma busy_timeout = 5000`.execute(connection);
  });
}
