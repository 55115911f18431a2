/**
 * A fresh, migrated database for each test, on each engine. SQLite is migrated once and opened
 * from its image; on PostgreSQL each test has a schema of its own, copied by running the
 * migrations once per schema and emptying it between tests.
 */
import { randomBytes } from 'node:crypto';
import { Kysely, sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest';
import type { Db } from '#db/connection.server.ts';
import { openSqlite, postgresDialect, postgresPool, sqliteDialect } from '#db/dialects.server.ts';
import { migrate } from '#db/migrate.server.ts';
import type { Database } from '#db/schema.ts';

let image: Buffer | undefined;

async function migratedImage(): Promise<Buffer> {
  if (image) return image;
  const file = openSqlite(':memory:');
  const db = new Kysely<Database>({ dialect: sqliteDialect(file) });
  await migrate(db);
  image = file.serialize();
  await db.destroy();
  return image;
}

/** Runs the tests that `define` declares on SQLite, and on PostgreSQL where one is configured. */
export function onEachEngine(name: string, define: (db: () => Db) => void): void {
  describe(`${name} (SQLite)`, () => {
    let db: Db;
    beforeEach(async () => {
      db = new Kysely<Database>({ dialect: sqliteDialect(openSqlite(await migratedImage())) });
    });
    afterEach(() => db.destroy());
    define(() => db);
  });

  const url = process.env.TEST_POSTGRES_URL;
  if (!url) return;
  describe(`${name} (PostgreSQL)`, () => {
    const schema = `test_${randomBytes(6).toString('hex')}`;
    let db: Db;
    let tables: string[];
    beforeAll(async () => {
      db = new Kysely<Database>({ dialect: postgresDialect(postgresPool(url, { schema })) });
      await alone(url, async (query) => {
        await query(`create schema ${schema}`);
        await migrate(db, { schema });
      });
      const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables
        where schemaname = ${schema} and tablename not like 'kysely%'`.execute(db);
      tables = rows.map((row) => row.name);
    });
    beforeEach(() =>
      sql`truncate ${sql.join(tables.map((table) => sql.table(table)))}`.execute(db),
    );
    afterAll(async () => {
      await db.destroy();
      await alone(url, (query) => query(`drop schema ${schema} cascade`));
    });
    define(() => db);
  });
}

/** Migrating looks at every schema of the database, and fails where one is dropped meanwhile. */
async function alone(
  url: string,
  work: (query: (statement: string) => Promise<unknown>) => Promise<unknown>,
): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('select pg_advisory_lock(2026)');
  try {
    await work((statement) => client.query(statement));
  } finally {
    await client.end();
  }
}
