/** What is deleted stands in no file of the database any more. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { askForCase, withdrawCase } from '#app/domain/clinic/clinic.server.ts';
import { forgetSheets } from '#app/domain/meetings/meetings.server.ts';
import { aPerson } from '../tests/factories/person.ts';
import { aSeries } from '../tests/factories/series.ts';
import { onEachEngine } from '../tests/setup/database.ts';
import { connect } from './connection.server.ts';
import { eraseTraces } from './erasing.server.ts';
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

onEachEngine('Erasing', (db) => {
  it('runs beside everything else', async () => {
    await Promise.all([eraseTraces(db()), aPerson(db()), eraseTraces(db())]);
  });
});
