import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, sql } from 'kysely';
import { openSqlite, postgresDialect, postgresPool, sqliteDialect } from './dialects.server.ts';
import type { Database } from './schema.ts';

export type Db = Kysely<Database>;

/**
 * Opens the database that a URL names: `postgres://…`, or `file:` and a path for SQLite.
 * One connection serves the whole process; on SQLite a second one would wait for the first.
 */
export function connect(url: string): Db {
  if (/^postgres(ql)?:/.test(url)) {
    const pool = postgresPool(url);
    // A connection that idles while PostgreSQL restarts must not take the process with it.
    pool.on('error', () => undefined);
    return new Kysely<Database>({ dialect: postgresDialect(pool) });
  }
  const path = url.replace(/^file:/, '');
  mkdirSync(dirname(path), { recursive: true });
  return new Kysely<Database>({ dialect: sqliteDialect(openSqlite(path)) });
}

let opened: { db: Db; file: { path: string; inode: number } | null } | undefined;

/** The process opens its database once, at boot; routes reach it here. */
export function openDatabase(url: string): Db {
  const db = connect(url);
  const path = url.startsWith('file:') ? url.slice('file:'.length) : null;
  opened = { db, file: path === null ? null : { path, inode: statSync(path).ino } };
  return db;
}

export function database(): Db {
  if (!opened) throw new Error('The database was used before the process opened it.');
  return opened.db;
}

/** Whether it can be written to, and a later process will find what was written. */
export async function databaseAnswers(): Promise<boolean> {
  try {
    const file = opened?.file;
    if (file && statSync(file.path).ino !== file.inode) return false;
    // SQLite notices that a file cannot be written when it writes, and not before.
    const write = file ? sql`pragma user_version = 0` : sql`delete from sessions where id = ''`;
    await write.execute(database());
    return true;
  } catch {
    return false;
  }
}
