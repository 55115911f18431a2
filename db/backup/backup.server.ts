/** Backups: made while the site serves, restored while it does not. */
import { existsSync } from 'node:fs';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import SQLite from 'better-sqlite3';
import { Kysely, sql } from 'kysely';
import { connect, type Db } from '../connection.server.ts';
import { postgresDialect, postgresPool } from '../dialects.server.ts';
import { migrationNames } from '../migrate.server.ts';
import type { Database } from '../schema.ts';
import { checkBackup, writeBackup, type Header } from './backup-file.server.ts';
import { fill } from './restoring.server.ts';
import { withSnapshot } from './rows.server.ts';

export { NotABackup } from './backup-file.server.ts';

const stamp = (now: Date) => now.toISOString().replace(/[:.]/g, '-');
const made = /^journeyhome-(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d)-(\d{3})Z\.backup$/;

/** Writes one into `folder`; its name says when it was made. */
export async function makeBackup(
  url: string,
  folder: string,
  now: Date,
): Promise<{ path: string; rows: number }> {
  const path = join(folder, `journeyhome-${stamp(now)}.backup`);
  const { rows } = await withSnapshot(url, now, (header, parts) =>
    writeBackup(path, header, parts),
  );
  return { path, rows };
}

export interface Kept {
  path: string;
  madeAt: Date;
}

/** What stands in `folder`, the newest first. */
export async function backupsIn(folder: string): Promise<Kept[]> {
  const names = existsSync(folder) ? await readdir(folder) : [];
  return names
    .flatMap((name) => {
      const [, time, milliseconds] = made.exec(name) ?? [];
      if (!time) return [];
      const [day, clock] = time.split('T') as [string, string];
      const madeAt = new Date(`${day}T${clock.replaceAll('-', ':')}.${milliseconds}Z`);
      return [{ path: join(folder, name), madeAt }];
    })
    .sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime());
}

/** By so much the clock of another machine, which makes backups too, may be ahead of this one's. */
const drift = 10 * 60_000;

/**
 * The newest in `folder` first, and apart from them those that are dated `ahead` of now: they were made by
 * a clock that was wrong, and nobody knows when.
 */
export async function backupsBy(
  now: Date,
  folder: string,
): Promise<{ past: Kept[]; ahead: Kept[] }> {
  const all = await backupsIn(folder);
  const isPast = ({ madeAt }: Kept) => madeAt.getTime() <= now.getTime() + drift;
  return { past: all.filter(isPast), ahead: all.filter((it) => !isPast(it)) };
}

/** Takes away all but the newest `keep`. What is dated ahead of now takes no place among them, and stays. */
export async function forgetOldBackups(folder: string, keep: number, now: Date): Promise<string[]> {
  const { past } = await backupsBy(now, folder);
  const old = past.slice(keep).map((it) => it.path);
  for (const path of old) await rm(path);
  return old;
}

const half = /^journeyhome-[\dTZ-]+\.backup\.part$/;

/** Takes away what was begun, and nobody has written to since `patience` milliseconds. */
export async function forgetHalves(folder: string, patience: number, now: Date): Promise<void> {
  for (const name of (await readdir(folder)).filter((it) => half.test(it))) {
    const path = join(folder, name);
    // Another process may have taken it away, or made it whole, meanwhile.
    const written = (await stat(path).catch(() => null))?.mtimeMs ?? now.getTime();
    // By a clock that was ahead it was written in a time that has not come.
    if (Math.abs(now.getTime() - written) > patience) await rm(path, { force: true });
  }
}

export class CannotRestore extends Error {}

export interface Restored {
  header: Header;
  rows: number;
  /** Where what was there before is now: a file, or a schema; null when there was nothing. */
  replaced: string | null;
  /** Mails that were waiting then: whether they are to go out again is for a steward to say. */
  uncertain: number;
}

type Put = Pick<Restored, 'replaced' | 'uncertain'>;

/**
 * Puts a backup in the place of what the database holds. Nothing is touched until the whole file
 * was read and found whole; what is replaced is kept beside it.
 * @throws NotABackup, CannotRestore
 */
export async function restoreBackup(
  url: string,
  file: string,
  now: Date,
  finish: (db: Db) => Promise<unknown>,
): Promise<Restored> {
  const { rows, ...header } = await checkBackup(file);
  const unknown = header.migrations.filter((name) => !migrationNames.includes(name));
  if (unknown.length > 0 || header.migrations.length === 0)
    throw new CannotRestore(
      'This backup was made by a newer version of JOURNEYHOME. Install that version first.',
    );
  const restoreInto = /^postgres(ql)?:/.test(url) ? intoPostgres : intoSqlite;
  return { header, rows, ...(await restoreInto(url, file, header, now, finish)) };
}

async function intoSqlite(
  url: string,
  file: string,
  header: Header,
  now: Date,
  finish: (db: Db) => Promise<unknown>,
): Promise<Put> {
  const path = url.replace(/^file:/, '');
  if (existsSync(path)) closeWhole(path);
  const beside = `${path}.restoring`;
  for (const end of ['', '-wal', '-shm']) await rm(beside + end, { force: true });
  const db = connect(`file:${beside}`);
  let uncertain: number;
  try {
    uncertain = await fill(db, file, {
      header,
      withoutChecks: async (load) => {
        await sql`pragma foreign_keys = off`.execute(db);
        await load();
        await sql`pragma foreign_keys = on`.execute(db);
        const { rows } = await sql`pragma foreign_key_check`.execute(db);
        if (rows.length > 0)
          throw new CannotRestore('Rows of this backup name others that it does not hold.');
      },
    });
    await finish(db);
    await sql`pragma wal_checkpoint(truncate)`.execute(db);
  } finally {
    await db.destroy();
  }
  await flushed(beside);
  let replaced: string | null = null;
  if (existsSync(path)) {
    // Once more, for somebody may have started the site meanwhile.
    closeWhole(path);
    replaced = `${path}.replaced-${stamp(now)}`;
    await rename(path, replaced);
  }
  await rename(beside, path);
  await flushed(dirname(path) || '.');
  return { replaced: replaced && basename(replaced), uncertain };
}

/** Takes what stands in the log into the file itself. @throws CannotRestore while it is in use */
function closeWhole(path: string): void {
  const database = new SQLite(path, { timeout: 500 });
  try {
    database.pragma('locking_mode = EXCLUSIVE');
    database.exec('begin exclusive; commit');
    database.pragma('wal_checkpoint(truncate)');
    database.pragma('journal_mode = delete');
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY'))
      throw new CannotRestore('The database is in use. Stop the site first.');
    if ((error as { code?: string }).code?.startsWith('SQLITE_NOTADB')) return;
    throw error;
  } finally {
    database.close();
  }
}

async function flushed(path: string): Promise<void> {
  const file = await open(path, 'r');
  await file.sync();
  await file.close();
}

async function intoPostgres(
  url: string,
  file: string,
  header: Header,
  now: Date,
  finish: (db: Db) => Promise<unknown>,
): Promise<Put> {
  const suffix = stamp(now).replace(/\W/g, '_').toLowerCase();
  const schema = 'restoring';
  const outside = connect(url);
  const inside = new Kysely<Database>({ dialect: postgresDialect(postgresPool(url, { schema })) });
  try {
    await alone(outside);
    await sql`drop schema if exists ${sql.ref(schema)} cascade`.execute(outside);
    await sql`create schema ${sql.ref(schema)}`.execute(outside);
    const uncertain = await fill(inside, file, {
      header,
      schema,
      withoutChecks: (load) => withoutReferences(inside, schema, load),
    });
    await finish(inside);
    await inside.destroy();
    await alone(outside);
    const replaced = `replaced_${suffix}`;
    await outside.transaction().execute(async (trx) => {
      await sql`alter schema public rename to ${sql.ref(replaced)}`.execute(trx);
      await sql`alter schema ${sql.ref(schema)} rename to public`.execute(trx);
    });
    return { replaced, uncertain };
  } finally {
    await inside.destroy().catch(() => undefined);
    await outside.destroy();
  }
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
async function withoutReferences(db: Db, schema: string, load: () => Promise<void>): Promise<void> {
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
