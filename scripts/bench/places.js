/** Scratch databases that go when the measuring ends, however it ends. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import pg from 'pg';

/**
 * @typedef {{ url: string, run: (sql: string) => Promise<any[]>, loaded: () => Promise<unknown>, end: () => Promise<void> }} Place
 * `loaded` does what the engine would have done by itself a minute after so much came at once.
 */

/** @type {Set<() => Promise<void>>} */
const ends = new Set();
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    for (const end of ends) await end().catch(() => undefined);
    process.exit(1);
  });
}

/** @param {() => Promise<void>} end */
function once(end) {
  const ending = async () => {
    if (ends.delete(ending)) await end();
  };
  ends.add(ending);
  return ending;
}

/** @returns {Promise<Place>} */
export async function inFile() {
  const folder = mkdtempSync(join(tmpdir(), 'journeyhome-scale-'));
  const file = join(folder, 'scale.sqlite');
  const database = new Sqlite(file);
  database.pragma('journal_mode = WAL');
  const run = async (/** @type {string} */ sql) =>
    /^\s*select/.test(sql) ? database.prepare(sql).all() : (database.exec(sql), []);
  const end = once(async () => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { url: `file:${file}`, run, loaded: async () => undefined, end };
}

/** Beside the database that tests use. @param {string} base @returns {Promise<Place>} */
export async function inPostgres(base) {
  const name = `scale_${randomBytes(5).toString('hex')}`;
  const admin = new pg.Client({ connectionString: base });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = new URL(base);
  url.pathname = `/${name}`;
  const client = new pg.Client({ connectionString: url.href });
  const end = once(async () => {
    await client.end();
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  });
  await client.connect();
  // The crowd is consistent by itself; checking a million rows would take minutes.
  await client.query('set session_replication_role = replica').catch(() => undefined);
  const run = async (/** @type {string} */ sql) => (await client.query(sql)).rows;
  // Autovacuum comes once a minute, and until then plans are made for empty tables.
  return { url: url.href, run, loaded: () => run('analyze'), end };
}
