/** docs/DATA.md has every table of the database once, and says the truth about backups. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Kysely } from 'kysely';
import { tablesOf } from '#db/backup/rows.server.ts';
import { onEachEngine } from './setup/database.ts';

const text = readFileSync(join(import.meta.dirname, '../docs/DATA.md'), 'utf8');
const rows = [...text.matchAll(/^\| `(\w+)` +\|(.+)\|$/gm)].map(([, table, rest]) => {
  const [what = '', howLong = '', backedUp = ''] = rest!.split('|').map((cell) => cell.trim());
  return { table: table!, what, howLong, backedUp };
});

/** Kysely's own, and what SQLite's full text keeps beneath the table that we see. */
const beneath = /^(kysely_\w+|sqlite_\w+|search_words(_\w+)?)$/;

onEachEngine('docs/DATA.md', (db) => {
  it('has each table once, with what it holds and for how long', async () => {
    const found = await db().introspection.getTables();
    const tables = new Set(found.map(({ name }) => name).filter((name) => !beneath.test(name)));
    // Counted in a table on PostgreSQL alone.
    tables.add('tries');
    expect(rows.map(({ table }) => table).sort()).toEqual([...tables].sort());
    expect(rows.filter(({ what, howLong }) => what === '' || howLong === '')).toEqual([]);
  });

  it('says which of them a backup holds', async () => {
    const held = (await tablesOf(db() as unknown as Kysely<never>)).map(({ name }) => name);
    const said = rows.filter(({ backedUp }) => backedUp === 'yes').map(({ table }) => table);
    expect(said.sort()).toEqual([...new Set(held)].filter((name) => !beneath.test(name)).sort());
    expect(rows.filter(({ backedUp }) => !['yes', 'no'].includes(backedUp))).toEqual([]);
  });
});
