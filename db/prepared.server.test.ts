/** Queries that are compiled once: asked again with other values, together, and in transactions. */
import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { aPerson } from '../tests/factories/person.ts';
import { onEachEngine } from '../tests/setup/database.ts';
import { prepared } from './prepared.server.ts';

onEachEngine('a prepared query', (db) => {
  let built = 0;
  let named: ReturnType<typeof make>;
  const make = () =>
    prepared((it, { name, language }: { name: string; language: string }) => {
      built += 1;
      return it
        .selectFrom('people')
        .select(['name', 'language'])
        .where('language', '=', language)
        .where('name', '=', name)
        .where('language', 'in', [language, 'never']);
    });
  beforeEach(() => {
    built = 0;
    named = make();
  });

  it('is built once and asked with any values', async () => {
    const hostile = "'; drop table people; --";
    for (const name of ['Grace Atieno', hostile]) await aPerson(db(), name);
    const ask = (name: string) => named(db(), { name, language: 'en' });
    const found = await Promise.all(['Grace Atieno', hostile, 'Nobody'].map(ask));
    expect(found.map(([row]) => row?.name)).toEqual(['Grace Atieno', hostile, undefined]);
    expect(await named(db(), { name: 'Grace Atieno', language: 'fr' })).toEqual([]);
    await db()
      .transaction()
      .execute(async (trx) => {
        await trx.updateTable('people').set({ name: 'Grace Otieno' }).execute();
        expect(await named(trx, { name: 'Grace Atieno', language: 'en' })).toEqual([]);
        expect(await named(trx, { name: 'Grace Otieno', language: 'en' })).toHaveLength(2);
      });
    expect(built).toBe(1);
  });

  it('sees its tables as they are now', async () => {
    const all = () => db().selectFrom('courses').selectAll().execute();
    expect(await all()).toEqual([]);
    await sql`alter table courses add column colour text default 'red'`.execute(db());
    const course = { id: 'c', slug: 'c', created_at: '2026-01-01T00:00:00.000Z' };
    await db().insertInto('courses').values(course).execute();
    expect(await all()).toEqual([{ ...course, colour: 'red' }]);
    await sql`alter table courses drop column colour`.execute(db());
    expect(await all()).toEqual([course]);
  });
});
