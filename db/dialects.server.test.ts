import { Kysely, sql } from 'kysely';
import { expect, it } from 'vitest';
import { openSqlite, sqliteDialect } from './dialects.server.ts';

interface Notes {
  notes: { text: string };
}

it('says that the disk is full, and goes on when it no longer is', async () => {
  const file = openSqlite(':memory:');
  const db = new Kysely<Notes>({ dialect: sqliteDialect(file) });
  await sql`create table notes (text text)`.execute(db);
  const full = file.pragma('page_count', { simple: true }) as number;
  file.pragma(`max_page_count = ${full}`);
  const write = () =>
    db.transaction().execute(async (trx) => {
      await trx.insertInto('notes').values({ text: 'first' }).execute();
      await trx
        .insertInto('notes')
        .values({ text: 'a'.repeat(100_000) })
        .execute();
    });
  await expect(write()).rejects.toThrow('database or disk is full');
  expect(await db.selectFrom('notes').selectAll().execute()).toEqual([]);
  file.pragma('max_page_count = 1000000');
  await write();
  expect(await db.selectFrom('notes').selectAll().execute()).toHaveLength(2);
  await db.destroy();
});

it('keeps statements prepared, which answer rightly when the tables have changed', async () => {
  const db = new Kysely<Notes>({ dialect: sqliteDialect(openSqlite(':memory:')) });
  await sql`create table notes (text text)`.execute(db);
  for (const text of ['a', 'b', 'c']) await db.insertInto('notes').values({ text }).execute();
  const all = db.selectFrom('notes').selectAll().orderBy('text');
  const streamed: unknown[] = [];
  for await (const row of all.stream()) streamed.push(row);
  expect(streamed).toEqual(await all.execute());
  await sql`alter table notes add column more text default 'new'`.execute(db);
  expect(await all.execute()).toEqual(['a', 'b', 'c'].map((text) => ({ text, more: 'new' })));
  await sql`drop table notes`.execute(db);
  await expect(all.execute()).rejects.toThrow('no such table');
  await sql`create table notes (text text)`.execute(db);
  expect(await all.execute()).toEqual([]);
  await db.destroy();
});
