import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it, vi } from 'vitest';
import { newId } from '#app/platform/ids/ids.server.ts';
import { aPerson } from '../tests/factories/person.ts';
import { onEachEngine } from '../tests/setup/database.ts';
import { connect, type Db } from './connection.server.ts';
import { isPostgres } from './full-text.server.ts';
import { troubleOf } from './errors.server.ts';
import { joinCommit, TooManyWaiting } from './joined-commit.server.ts';
import { migrate } from './migrate.server.ts';

const course = (slug: string) => ({ id: newId(), slug, created_at: '2026-11-22T09:00:00.000Z' });
const slugs = async (db: Db) =>
  (await db.selectFrom('courses').select('slug').orderBy('slug').execute()).map((it) => it.slug);
const insert = (db: Db, slug: string) =>
  joinCommit(db, async (trx) => {
    await trx.insertInto('courses').values(course(slug)).execute();
    return slug;
  });

onEachEngine('Joined commits', (db) => {
  it('answer each with its own result, when all is kept', async () => {
    const names = Array.from({ length: 250 }, (_, at) => `course-${String(at).padStart(3, '0')}`);
    const begun = vi.spyOn(db(), 'transaction');
    expect(await Promise.all(names.map((slug) => insert(db(), slug)))).toEqual(names);
    expect(await slugs(db())).toEqual(names);
    // A hundred at most together, or a transaction each.
    expect(begun).toHaveBeenCalledTimes(isPostgres(db() as never) ? 250 : 3);
  });

  it('that fail take nobody with them', async () => {
    await insert(db(), 'b');
    const together = await Promise.allSettled([
      insert(db(), 'a'),
      insert(db(), 'b'),
      joinCommit(db(), async (trx) => {
        await trx.insertInto('courses').values(course('half')).execute();
        throw new Error('thought better of it');
      }),
      insert(db(), 'c'),
    ]);
    expect(together.map((it) => it.status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    expect((together[2] as PromiseRejectedResult).reason.message).toBe('thought better of it');
    expect(await slugs(db())).toEqual(['a', 'b', 'c']);
  });

  it('let others use the database meanwhile, and go on afterwards', async () => {
    await Promise.all([
      insert(db(), 'a'),
      aPerson(db()),
      db()
        .transaction()
        .execute((trx) => trx.insertInto('courses').values(course('b')).execute()),
      insert(db(), 'c'),
      sql`select 1`.execute(db()),
    ]);
    await insert(db(), 'd');
    expect(await slugs(db())).toEqual(['a', 'b', 'c', 'd']);
  });
});

it('that cannot be begun fail all at once: each would wait as long as the first', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'journeyhome-joined-'));
  const file = `file:${join(folder, 'site.sqlite')}`;
  const [db, other] = [connect(file), connect(file)];
  try {
    await migrate(db);
    await sql`pragma busy_timeout = 50`.execute(db);
    await other.transaction().execute(async (trx) => {
      await trx.insertInto('courses').values(course('held')).execute();
      const began = performance.now();
      const all = await Promise.allSettled(['a', 'b', 'c', 'd'].map((slug) => insert(db, slug)));
      for (const it of all) expect(it).toMatchObject({ reason: { code: 'SQLITE_BUSY' } });
      expect(performance.now() - began).toBeLessThan(4 * 50);
    });
    await insert(db, 'a');
    expect(await slugs(db)).toEqual(['a', 'held']);
  } finally {
    await db.destroy();
    await other.destroy();
    rmSync(folder, { recursive: true });
  }
});

onEachEngine('More than can wait', (db) => {
  it('are told so, or have a connection each', async () => {
    const all = await Promise.allSettled(
      Array.from({ length: 2100 }, (_, at) => insert(db(), `course-${at}`)),
    );
    const refused = all.filter((it) => it.status === 'rejected');
    for (const it of refused) {
      expect(it.reason).toBeInstanceOf(TooManyWaiting);
      expect(troubleOf(it.reason)).toBe('busy');
    }
    expect(await slugs(db())).toHaveLength(2100 - refused.length);
    expect([0, 100]).toContain(refused.length);
  });
});
