/** What a database holds, in an order that does not depend on its engine. */
import { sql } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import { isPostgres } from '#db/full-text.server.ts';

/** What the engine and Kysely keep for themselves, and the search, which either engine keeps in its own way. */
const machinery = /^(sqlite_|kysely_|search_(entries|words(_\w+)?)$)/;

/**
 * Of each table of ours its rows, as sorted JSON. It asks the database and not the backup, so that it
 * sees what a backup forgets.
 */
export async function dump(db: Db): Promise<Record<string, string[]>> {
  const tables: Record<string, string[]> = {};
  const here = await schemaOf(db);
  const all = await db.introspection.getTables();
  for (const table of all) {
    const { name } = table;
    // Another schema, as a restore keeps one, is not what the site sees.
    if (machinery.test(name) || table.schema !== here) continue;
    const rows = await db
      .selectFrom(name as 'people')
      .selectAll()
      .execute();
    const sorted = table.columns.map((it) => it.name).sort();
    tables[name] = rows
      .map((row) => JSON.stringify(sorted.map((it) => [it, row[it as keyof typeof row]])))
      .sort();
  }
  return tables;
}

async function schemaOf(db: Db): Promise<string | undefined> {
  if (!isPostgres(db as never)) return undefined;
  const { rows } = await sql<{ here: string }>`select current_schema() as here`.execute(db);
  return rows[0]!.here;
}
