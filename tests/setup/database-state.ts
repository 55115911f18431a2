/** Whether a database is as it was. */
import { createHash } from 'node:crypto';
import type { Db } from '#db/connection.server.ts';

/** The same for the same rows; that somebody tried something is counted, and changes nothing. */
export async function digest(db: Db, except: ReadonlySet<string> = new Set()): Promise<string> {
  const hash = createHash('sha256');
  for (const table of await tablesOf(db)) {
    if (except.has(table.name)) continue;
    if (table.name.startsWith('kysely_') || table.name === 'tries') continue;
    const rows = await db
      .selectFrom(table.name as 'people')
      .selectAll()
      .orderBy('id' as never)
      .execute()
      .catch(() =>
        db
          .selectFrom(table.name as 'people')
          .selectAll()
          .execute(),
      );
    hash.update(table.name).update(JSON.stringify(rows));
  }
  return hash.digest('hex');
}

/** Until the outbox is empty, so that what changes the database is a request of ours. */
export async function quiet(db: Db): Promise<void> {
  for (;;) {
    const waiting = await db
      .selectFrom('messages')
      .select('id')
      .where('state', 'in', ['waiting', 'sending'])
      .execute();
    if (waiting.length === 0) return;
    await new Promise((done) => setTimeout(done, 50));
  }
}

const known = new WeakMap<Db, Promise<{ name: string }[]>>();

/** Asking for them takes longer than reading most of them. */
function tablesOf(db: Db): Promise<{ name: string }[]> {
  let tables = known.get(db);
  if (!tables) known.set(db, (tables = db.introspection.getTables()));
  return tables;
}
