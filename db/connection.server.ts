import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, sql } from 'kysely';
import { openSqlite, postgresDialect, postgresPool, sqliteDialect } from './dialects.server.ts';
import type { Database } from './schema.ts';

export type Db = Kysely<Database>;

/**
 * Opens the database that a URL names: `postgres://…`, or `file:` and a path for SQLite.
 * One connection serves the whole process; on SQLite a second one would wait for the first.
 * `longest`: milliseconds after which PostgreSQL is to give a statement up; without it, never.
 */
export function connect(url: string, longest?: number): Db {
  if (/^postgres(ql)?:/.test(url))
    return new Kysely<Database>({ dialect: postgresDialect(postgresPool(url, { longest })) });
  const path = url.replace(/^file:/, '');
  mkdirSync(dirname(path), { recursive: true });
  return new Kysely<Database>({ dialect: sqliteDialect(openSqlite(path)) });
}

let opened: { db: Db; url: string; inFile: boolean } | undefined;

/** The process opens its database once, at boot; routes reach it here. */
export function openDatabase(url: string, longest?: number): Db {
  const db = connect(url, longest);
  opened = { db, url, inFile: url.startsWith('file:') };
  return db;
}

/** For work that takes as long as it takes: on PostgreSQL a connection of its own, without a bound. */
export async function unhurried<T>(work: (db: Db) => Promise<T>): Promise<T> {
  if (!opened || opened.inFile) return work(database());
  const db = connect(opened.url);
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

export function database(): Db {
  if (!opened) throw new Error('The database was used before the process opened it.');
  return opened.db;
}

/**
 * On SQLite whether it can be written to, and a later process will find what was written. On PostgreSQL
 * whether it answers and lets this account write: whether its disk has room it tells only whoever fills it.
 */
export async function databaseAnswers(): Promise<boolean> {
  try {
    // SQLite notices that a file cannot be written when it writes, and not before. PostgreSQL refuses what
    // would write as soon as it takes no writes; a row for it would tell of that row's page alone.
    const write = opened?.inFile
      ? sql`pragma user_version = 0`
      : sql`delete from sessions where id = ''`;
    await write.execute(database());
    return true;
  } catch {
    return false;
  }
}
