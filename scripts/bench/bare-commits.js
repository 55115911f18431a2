/**
 * One commit after the other, each durable before the next: `node … <file or postgres://…>`. Told for
 * how many seconds, it says how many a second.
 */
import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import pg from 'pg';

const where = process.argv[2] ?? '';

/** @returns {Promise<() => unknown>} */
async function openFile() {
  const database = new Database(where);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('create table if not exists answers (id text primary key, response text)');
  const insert = database.prepare('insert into answers values (?, ?)');
  return () => insert.run(randomUUID(), '"choice"');
}

/** @returns {Promise<() => unknown>} */
async function openPostgres() {
  const client = new pg.Client({ connectionString: where });
  await client.connect();
  await client.query('create table if not exists bare (id text primary key, response text)');
  const text = 'insert into bare values ($1, $2)';
  return () => client.query({ name: 'insert', text, values: [randomUUID(), '"choice"'] });
}

const isFile = !where.includes('://');
const commit = isFile ? await openFile() : await openPostgres();

process.on('message', async (/** @type {number} */ seconds) => {
  const began = performance.now();
  const end = began + seconds * 1000;
  let done = 0;
  for (; performance.now() < end; done++) {
    // Awaiting what is there already would be measured too.
    if (isFile) commit();
    else await commit();
  }
  process.send?.(done / ((performance.now() - began) / 1000));
});
process.on('SIGTERM', () => process.exit(0));
process.send?.({ listening: 0 });
