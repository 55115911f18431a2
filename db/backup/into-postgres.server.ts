/** A backup takes the place of PostgreSQL's schema `public`: filled beside it, and renamed in one transaction. */
import { setTimeout } from 'node:timers/promises';
import { Kysely, sql } from 'kysely';
import { connect, type Db } from '../connection.server.ts';
import { postgresDialect, postgresPool } from '../dialects.server.ts';
import type { Database } from '../schema.ts';
import type { Header } from './backup-file.server.ts';
import {
  CannotRestore,
  fill,
  missingRows,
  stamp,
  type Finish,
  type Put,
} from './restoring.server.ts';

const schema = 'restoring';

/** @throws CannotRestore */
export async function intoPostgres(
  url: string,
  file: string,
  header: Header,
  now: Date,
  finish: Finish,
): Promise<Put> {
  const outside = connect(url);
  const inside = new Kysely<Database>({ dialect: postgresDialect(postgresPool(url, { schema })) });
  const leave = () => inside.destroy().catch(() => undefined);
  try {
    await alone(outside);
    await clear(outside);
    await sql`create schema ${sql.ref(schema)}`.execute(outside);
    try {
      const uncertain = await fill(inside, file, {
        header,
        schema,
        withoutChecks: (load) => withoutReferences(inside, load),
      });
      await finish(inside);
      await leave();
      await alone(outside);
      return { replaced: await takeItsPlace(outside, now), uncertain };
    } catch (error) {
      await leave();
      await clear(outside).catch(() => undefined);
      throw (error as { code?: string }).code === '23503' ? missingRows() : error;
    }
  } finally {
    await leave();
    await outside.destroy();
  }
}

async function clear(db: Db): Promise<void> {
  await sql`drop schema if exists ${sql.ref(schema)} cascade`.execute(db);
}

async function takeItsPlace(db: Db, now: Date): Promise<string> {
  const replaced = `replaced_${stamp(now).replace(/\W/g, '_').toLowerCase()}`;
  await db.transaction().execute(async (trx) => {
    await sql`alter schema public rename to ${sql.ref(replaced)}`.execute(trx);
    await sql`alter schema ${sql.ref(schema)} rename to public`.execute(trx);
  });
  return replaced;
}

/**
 * Who hung up is still listed for a moment, so we look again for some seconds.
 * @throws CannotRestore while anybody else is connected
 */
async function alone(db: Db): Promise<void> {
  const patience = performance.now() + 3_000;
  for (;;) {
    const { rows } = await sql`
      select 1 from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()
        and backend_type = 'client backend'`.execute(db);
    if (rows.length === 0) return;
    if (performance.now() > patience)
      throw new CannotRestore('The database is in use. Stop the site first.');
    await setTimeout(100);
  }
}

/** PostgreSQL checks a reference as its row comes; so references leave, and come back to be checked. */
async function withoutReferences(db: Db, load: () => Promise<void>): Promise<void> {
  const { rows } = await sql<{ table: string; name: string; definition: string }>`
    select conrelid::regclass::text as "table", conname as name,
      pg_get_constraintdef(pg_constraint.oid) as definition
    from pg_constraint join pg_namespace on pg_namespace.oid = connamespace
    where contype = 'f' and nspname = ${schema}`.execute(db);
  for (const { table, name } of rows)
    await sql`alter table ${sql.raw(table)} drop constraint ${sql.ref(name)}`.execute(db);
  await load();
  for (const { table, name, definition } of rows)
    await sql`alter table ${sql.raw(table)} add constraint ${sql.ref(name)} ${sql.raw(definition)}`.execute(
      db,
    );
}
