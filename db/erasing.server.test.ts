/** What is deleted stands in no file of the database any more. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { askForCase, withdrawCase } from '#app/domain/clinic/clinic.server.ts';
import { forgetSheets } from '#app/domain/meetings/meetings.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { aPerson } from '../tests/factories/person.ts';
import { aSeries } from '../tests/factories/series.ts';
import { onEachEngine } from '../tests/setup/database.ts';
import { connect } from './connection.server.ts';
import { erased, eraseTraces } from './erasing.server.ts';
import { isPostgres } from './full-text.server.ts';
import { migrate } from './migrate.server.ts';

const now = new Date('2026-11-22T09:00:00.000Z');
const words = (n: number) => ({
  situation: `PLUMERIA ${'Somebody far away. '.repeat(n * 12)}`,
  tried: 'PLUMERIA Calling.',
  question: 'PLUMERIA Who helps?',
});

it('takes the sheets out of the file and its log', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'journeyhome-erasing-'));
  const file = join(folder, 'site.sqlite');
  const db = connect(`file:${file}`);
  const filesHold = () =>
    [file, `${file}-wal`].some(
      (path) => existsSync(path) && readFileSync(path).includes('PLUMERIA'),
    );
  try {
    await migrate(db);
    const amina = await aPerson(db, 'Amina Hassan', { roles: ['facilitator'] });
    const { first } = await aSeries(db, amina);
    const people = [];
    for (let n = 0; n < 12; n++) {
      const person = await aPerson(db, `Person ${'abcdefghijkl'[n]}`);
      people.push(person);
      const input = { meeting: first, sheet: words(n % 6) };
      expect(await askForCase(db, person, input, now)).toBe('asked');
      // Changed once more: what stood there before has to go as well.
      await askForCase(db, person, { meeting: first, sheet: words((n + 3) % 6) }, now);
      if (n % 4 === 0) await eraseTraces(db);
    }
    await eraseTraces(db);
    expect(filesHold()).toBe(true);
    for (const person of people.slice(0, 5))
      await withdrawCase(db, person, { meeting: first }, now);
    expect(await forgetSheets(db, new Date('2026-12-09T09:00:00.000Z'))).toBe(7);
    await eraseTraces(db);
    expect(filesHold()).toBe(false);
  } finally {
    await db.destroy();
    rmSync(folder, { recursive: true });
  }
});

it('is done to every table of which docs/DATA.md says that it is private, but the questions', () => {
  const page = readFileSync(join(import.meta.dirname, '../docs/DATA.md'), 'utf8');
  const section = /^## Private$([^]*?)^## /m.exec(page)![1]!;
  const tables = [...section.matchAll(/^\| `(\w+)`/gm)].map(([, table]) => table!);
  expect(tables.length).toBeGreaterThan(5);
  // A course’s, and never deleted.
  const theirs = tables.filter((table) => table !== 'questions');
  expect(theirs.filter((table) => !(erased as readonly string[]).includes(table))).toEqual([]);
});

onEachEngine('Erasing', (db) => {
  it('runs beside everything else', async () => {
    await Promise.all([eraseTraces(db()), aPerson(db()), eraseTraces(db())]);
  });

  it('leaves no room in PostgreSQL to rows that are gone, nor to what they were found by', async () => {
    if (!isPostgres(db() as never)) return;
    const people = await Promise.all(
      Array.from({ length: 40 }, (_, n) => aPerson(db(), `Plumeria ${n}`)),
    );
    const sizes = async () =>
      (
        await sql<{ table: string; size: number }>`select relname as table,
          pg_relation_size(oid)::int as size from pg_class where relname in ('person_words', 'posts')
          and relnamespace = current_schema()::regnamespace
          order by relname`.execute(db())
      ).rows;
    for (const person of people)
      await db()
        .insertInto('posts')
        .values({
          ...{ id: newId(), client_id: newId(), person_id: person.id, posted_at: '' },
          ...{ subject_kind: 'course', subject_id: newId(), text: 'PLUMERIA '.repeat(200) },
        })
        .execute();
    expect((await sizes()).every(({ size }) => size > 0)).toBe(true);
    for (const table of ['posts', 'person_words'] as const) await db().deleteFrom(table).execute();
    const nothing = [
      { table: 'person_words', size: 0 },
      { table: 'posts', size: 0 },
    ];
    // Somebody else on this server may still read what was there a moment ago.
    const erasing = async () => {
      await eraseTraces(db());
      return sizes();
    };
    await expect.poll(erasing, { timeout: 10_000 }).toEqual(nothing);
  });
});
