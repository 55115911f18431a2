/**
 * A migration that is killed has happened whole or not at all, and the next start finishes it: on an
 * empty database, and on one of an earlier release with people in it.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { connect, type Db } from '#db/connection.server.ts';
import { isPostgres } from '#db/full-text.server.ts';
import { migrate, migrationNames } from '#db/migrate.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { blankDatabase, engines } from '../setup/demo-database.ts';
import { chance, long, tell } from '../setup/faults.ts';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

/** The operator's own program, which may be killed at a statement; true when it ended well. */
async function migrateBy(databaseUrl: string, more: Record<string, string>): Promise<boolean> {
  const env = { PATH: process.env.PATH, DATABASE_URL: databaseUrl, ...more };
  const words = [
    '--import',
    join(root, 'tests/setup/kill-at-statement.mjs'),
    join(root, 'build/server/migrate.js'),
  ];
  return run('node', words, { env: env as unknown as NodeJS.ProcessEnv }).then(
    () => true,
    (error: { signal?: string }) => {
      if (error.signal === 'SIGKILL') return false;
      throw error;
    },
  );
}

/** What the database is: its tables and columns, which migrations it knows, who is in it. */
async function state(db: Db) {
  const tables = await db.introspection.getTables();
  const ours = tables.filter(({ name }) => !name.startsWith('kysely_'));
  const known = tables.some(({ name }) => name === 'kysely_migration')
    ? (await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db))
        .rows
    : [];
  const hasPeople = ours.some(({ name }) => name === 'people');
  return {
    tables: ours
      .map(
        ({ name, columns }) =>
          `${name}: ${columns
            .map((it) => it.name)
            .sort()
            .join()}`,
      )
      .sort(),
    migrations: known.map((it) => it.name),
    people: hasPeople
      ? await db.selectFrom('people').select(['id', 'name']).orderBy('id').execute()
      : [],
  };
}

/** A release whose migrations end with `upTo`, and two people who met it; nothing at all for null. */
async function release(db: Db, upTo: string | null): Promise<void> {
  if (upTo === null) return;
  await migrate(db, { upTo });
  for (const name of ['Achieng Őse', 'มาลี ใจดี'])
    await db
      .insertInto('people')
      .values({
        id: newId(),
        name,
        username: newId(),
        language: 'en',
        time_zone: 'UTC',
        created_at: '2026-11-01T08:00:00.000Z',
      })
      .execute();
}

/** The place of each migration's statements among all that were counted: before its own record. */
function places(statements: string[]): [first: number, last: number][] {
  const found: [number, number][] = [];
  let first = 0;
  statements.forEach((text, at) => {
    if (!/^insert into "kysely_migration"/i.test(text)) return;
    found.push([first, at]);
    first = at + 1;
  });
  return found;
}

const previous = '20261122_9_create_applications';

describe.each(engines)('killed while it migrates (%s)', (engine) => {
  it.each([
    ['an empty database', null],
    ['a database of an earlier release', previous],
  ])(
    'leaves %s as it was, and is finished by the next start',
    async (_, upTo) => {
      const random = chance(`killed while migrating on ${engine}`);
      const folder = mkdtempSync(join(tmpdir(), 'journeyhome-migrating-'));
      const [model, victim] = [await blankDatabase(engine), await blankDatabase(engine)];
      const [whole, db] = [connect(model.url), connect(victim.url)];
      try {
        await release(whole, upTo);
        await release(db, upTo);
        const statements = join(folder, 'statements');
        expect(await migrateBy(model.url, { STATEMENTS: statements })).toBe(true);
        const counted = readFileSync(statements, 'utf8').trim().split('\n');
        const missing = migrationNames.slice(upTo ? migrationNames.indexOf(upTo) + 1 : 0);
        const all = places(counted);
        expect(all).toHaveLength(missing.length);
        const before = await state(db);
        const chosen = long ? all : all.filter((_, at) => at % 5 === Math.floor(random() * 5));
        for (const [first, last] of [...chosen, all.at(-1)!]) {
          const at = first + 1 + Math.floor(random() * (last - first + 1));
          const after: Record<string, string> = random() < 0.5 ? { KILL_AFTER: '1' } : {};
          expect(await migrateBy(victim.url, { KILL_AT: String(at), ...after })).toBe(false);
          expect(await state(db), counted[at - 1]).toEqual(before);
        }
        expect(await migrateBy(victim.url, {})).toBe(true);
        const [done, wanted] = [await state(db), await state(whole)];
        expect({ ...done, people: [] }).toEqual({ ...wanted, people: [] });
        expect(done.people).toEqual(before.people);
        if (!isPostgres(db as never)) {
          const { rows } = await sql`pragma integrity_check`.execute(db);
          expect(rows).toEqual([{ integrity_check: 'ok' }]);
        }
        tell(`${engine}: killed in ${chosen.length + 1} places of ${missing.length} migrations`);
      } finally {
        await whole.destroy();
        await db.destroy();
        await model.drop();
        await victim.drop();
        rmSync(folder, { recursive: true });
      }
    },
    120_000,
  );
});
