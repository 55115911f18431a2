/** What processes have counted together beside a SQLite file, and a way to use a limit up at once. */
import SQLite from 'better-sqlite3';
import { hashToken } from '#app/platform/ids/ids.server.ts';
import { allowances, type Limit } from '#app/platform/limits/limits.server.ts';

const open = (databaseUrl: string) => new SQLite(`${databaseUrl.slice('file:'.length)}-tries`);

export function triesIn(databaseUrl: string): unknown[] {
  const file = open(databaseUrl);
  try {
    return file.prepare('select * from tries').all();
  } finally {
    file.close();
  }
}

/** As if `of` had just done all that `limit` allows. */
export function useUp(databaseUrl: string, limit: Limit, of: string): void {
  const { points, duration } = allowances[limit];
  const file = open(databaseUrl);
  file
    .prepare('insert or replace into tries (key, points, expire) values (?, ?, ?)')
    .run(`${limit}:${hashToken(of).slice(0, 32)}`, points, Date.now() + duration * 1000);
  file.close();
}

export function forgetTries(databaseUrl: string): void {
  const file = open(databaseUrl);
  file.exec('delete from tries');
  file.close();
}
