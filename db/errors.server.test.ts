/** The engines' own errors, as they really come. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import pg from 'pg';
import { expect, it } from 'vitest';
import { openSqlite, postgresDialect, postgresPool, sqliteDialect } from './dialects.server.ts';
import { isUniqueViolation, troubleOf } from './errors.server.ts';

const failing = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => expect.unreachable('It went well.'),
    (error: unknown) => error,
  );

it('SQLite: full, read-only, busy, and none of these', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'journeyhome-errors-'));
  const [one, two] = [1, 2].map(() => openSqlite(join(folder, 'notes.sqlite')));
  const db = new Kysely<never>({ dialect: sqliteDialect(one!) });
  try {
    await sql`create table notes (text text unique)`.execute(db);
    const write = (text: string) => sql`insert into notes values (${text})`.execute(db);
    await write('first');
    const twice = await failing(write('first'));
    expect([troubleOf(twice), isUniqueViolation(twice)]).toEqual([null, true]);

    one!.pragma(`max_page_count = ${one!.pragma('page_count', { simple: true }) as number}`);
    expect(troubleOf(await failing(write('x'.repeat(100_000))))).toBe('full');
    one!.pragma('max_page_count = 1000000');
    one!.pragma('query_only = on');
    expect(troubleOf(await failing(write('second')))).toBe('read-only');
    one!.pragma('query_only = off');
    one!.pragma('busy_timeout = 0');
    two!.exec('begin immediate');
    expect(troubleOf(await failing(write('second')))).toBe('busy');
    two!.exec('rollback');
    await write('second');
    expect(troubleOf(await failing(sql`select * from nothing`.execute(db)))).toBeNull();
  } finally {
    await db.destroy();
    two!.close();
    rmSync(folder, { recursive: true });
  }
});

it('what nobody reaches is away', async () => {
  const db = new Kysely<never>({
    dialect: postgresDialect(postgresPool('postgres://nobody@127.0.0.1:1/nothing')),
  });
  expect(troubleOf(await failing(sql`select 1`.execute(db)))).toBe('away');
  await db.destroy();
  expect(troubleOf(new Error('Something else'))).toBeNull();
  expect(troubleOf(null)).toBeNull();
});

const url = process.env.TEST_POSTGRES_URL;
if (url)
  it('PostgreSQL: read-only, slow and away, and a connection that breaks in a transaction ends nothing else', async () => {
    const db = new Kysely<never>({ dialect: postgresDialect(postgresPool(url)) });
    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    try {
      const readOnly = db.transaction().execute(async (trx) => {
        await sql`set transaction read only`.execute(trx);
        await sql`create table notes (text text)`.execute(trx);
      });
      expect(troubleOf(await failing(readOnly))).toBe('read-only');

      const cut = db.transaction().execute(async (trx) => {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
        await admin.query('select pg_terminate_backend($1)', [rows[0]!.pid]);
        // It breaks while nobody asks it anything.
        await new Promise((done) => setTimeout(done, 200));
        await sql`select 1`.execute(trx);
      });
      expect(troubleOf(await failing(cut))).toBe('away');
      const hurried = new Kysely<never>({
        dialect: postgresDialect(postgresPool(url, { longest: 100 })),
      });
      expect(troubleOf(await failing(sql`select pg_sleep(5)`.execute(hurried)))).toBe('slow');
      await hurried.destroy();
      expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
    } finally {
      await admin.end();
      await db.destroy();
    }
  });
