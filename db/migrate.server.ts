import { Migrator, sql, type Migration } from 'kysely';
import type { Db } from './connection.server.ts';
import { isForbidden, troubleOf } from './errors.server.ts';

const modules = import.meta.glob<Migration>('./migrations/*.ts', { eager: true });
const migrations = Object.fromEntries(
  Object.entries(modules).map(([path, module]) => [path.replace(/^.*\/|\.ts$/g, ''), module]),
);

/** In the order in which they run. */
export const migrationNames = Object.keys(migrations).sort();

/**
 * Brings the database up to date, or up to one migration; all or nothing. Says what it ran. `schema`
 * is PostgreSQL's, where it is not the usual one. Where nothing is to be done, an account will do that
 * may change no table.
 */
export async function migrate(
  db: Db,
  { upTo, schema }: { upTo?: string; schema?: string } = {},
): Promise<string[]> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    ...(schema ? { migrationTableSchema: schema } : {}),
  });
  const { error, results = [] } = upTo
    ? await migrator.migrateTo(upTo)
    : await migrator.migrateToLatest();
  if (isForbidden(error))
    throw new Error(
      'The database is not up to date, or kept from this account, which may not change it: run `npm run migrate` with one that may, and see docs/OPERATIONS.md (Two accounts).',
    );
  if (error && !troubleOf(error) && (await isOfNewerVersion(db, schema)))
    throw new Error(
      'A newer version of JOURNEYHOME has changed this database, and this version does not know how. Run the newer one, or restore the backup from before the upgrade: docs/OPERATIONS.md (Upgrade, and roll back).',
    );
  if (error) throw error;
  return results.map((result) => result.migrationName);
}

/** Whether migrations were run here that this version has not got. */
async function isOfNewerVersion(db: Db, schema: string | undefined): Promise<boolean> {
  const table = sql.table(schema ? `${schema}.kysely_migration` : 'kysely_migration');
  const { rows } = await sql<{ name: string }>`select name from ${table}`.execute(db);
  return rows.some(({ name }) => !migrationNames.includes(name));
}
