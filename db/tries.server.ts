/**
 * Where processes count tries together (app/platform/limits): the table `tries` of PostgreSQL, or of a
 * small SQLite file beside the database. Beside it, not in it: a second connection to one file would
 * wait for the first, the first may be in the middle of somebody's transaction, and a try is not worth
 * the fsync that an answer is.
 */
import SQLite from 'better-sqlite3';
import { postgresPool } from './dialects.server.ts';

type Shared = { postgres: object } | { sqlite: object };

export interface Tries {
  /** Null where the file cannot be opened: then a process counts for itself. */
  shared: Shared | null;
  close(): Promise<void>;
}

export function openTries(databaseUrl: string): Tries {
  if (!databaseUrl.startsWith('file:')) {
    const pool = postgresPool(databaseUrl, { longest });
    return { shared: { postgres: pool }, close: () => pool.end() };
  }
  const file = openFile(`${databaseUrl.slice('file:'.length)}-tries`);
  return {
    shared: file && { sqlite: file },
    close: () => Promise.resolve(void file?.close()),
  };
}

/** A try is counted before anything else is done, and need not be counted together at any price. */
const longest = 2_000;

/** Made anew by whoever finds it missing; nothing in it names anybody, and nothing is missed. */
function openFile(path: string): SQLite.Database | null {
  try {
    const file = new SQLite(path, { timeout: 500 });
    file.pragma('journal_mode = WAL');
    file.pragma('synchronous = NORMAL');
    file.exec(
      'create table if not exists tries (key text primary key, points integer not null default 0, expire integer)',
    );
    return file;
  } catch {
    return null;
  }
}
