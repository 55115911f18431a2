/** What a database holds, in an order that does not depend on its engine. */
import type { Kysely } from 'kysely';
import { tablesOf } from '#db/backup/rows.server.ts';
import type { Db } from '#db/connection.server.ts';

/** Of each table that a backup keeps, its rows as sorted JSON. */
export async function dump(db: Db): Promise<Record<string, string[]>> {
  const tables: Record<string, string[]> = {};
  for (const { name, columns } of await tablesOf(db as unknown as Kysely<never>, undefined)) {
    const rows = await db
      .selectFrom(name as 'people')
      .selectAll()
      .execute();
    const sorted = [...columns].sort();
    tables[name] = rows
      .map((row) => JSON.stringify(sorted.map((it) => [it, row[it as keyof typeof row]])))
      .sort();
  }
  return tables;
}
