/** Fills an empty database with what a backup holds; the same on both engines. */
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Db } from '../connection.server.ts';
import { migrate } from '../migrate.server.ts';
import { readBackup, type Cell, type Header } from './backup-file.server.ts';
import { tablesOf } from './rows.server.ts';

export class CannotRestore extends Error {}

/** What is done with the new database before it takes its place. */
export type Finish = (db: Db) => Promise<unknown>;

/** Where what was there before is now, and how many mails wait for a steward. */
export interface Put {
  replaced: string | null;
  uncertain: number;
}

export const stamp = (now: Date) => now.toISOString().replace(/[:.]/g, '-');

export const missingRows = () =>
  new CannotRestore('Rows of this backup name others that it does not hold.');

const mostParameters = 30_000;
const mostRows = 500;

/**
 * Creates the tables as they were, puts every row in, and brings them up to date. References are
 * checked when all rows are there: `withoutChecks` switches them off, and on again.
 * @returns how many mails were waiting, and now wait for a steward
 */
export async function fill(
  db: Db,
  file: string,
  {
    header,
    schema,
    withoutChecks,
  }: {
    header: Header;
    schema?: string;
    withoutChecks: (load: () => Promise<void>) => Promise<void>;
  },
): Promise<number> {
  await migrate(db, { upTo: header.migrations.at(-1)!, ...(schema ? { schema } : {}) });
  const raw = db as unknown as Kysely<never>;
  await withoutChecks(async () => {
    // A migration may have written rows of its own.
    for (const { name } of await tablesOf(raw, schema))
      await sql`delete from ${sql.table(name)}`.execute(raw);
    await load(raw, file);
  });
  const unsettled = await settle(db);
  await migrate(db, schema ? { schema } : {});
  return unsettled;
}

async function load(db: Kysely<never>, file: string): Promise<void> {
  let table = { name: '', columns: [] as string[] };
  let waiting: Cell[][] = [];
  const write = async () => {
    if (waiting.length > 0) await insert(table, waiting).execute(db);
    waiting = [];
  };
  for await (const part of readBackup(file)) {
    if ('migrations' in part) continue;
    if ('table' in part) {
      await write();
      table = { name: part.table, columns: part.columns };
      continue;
    }
    waiting.push(part.row);
    const most = Math.min(mostRows, Math.floor(mostParameters / table.columns.length));
    if (waiting.length >= most) await write();
  }
  await write();
}

function insert(table: { name: string; columns: string[] }, rows: Cell[][]): RawBuilder<unknown> {
  const columns = sql.join(table.columns.map((it) => sql.ref(it)));
  const values = sql.join(rows.map((row) => sql`(${sql.join(row)})`));
  return sql`insert into ${sql.table(table.name)} (${columns}) values ${values}`;
}

/** Mail that was waiting then may have gone out since: only a steward can tell. */
async function settle(db: Db): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('messages')
    .set({ state: 'uncertain', last_problem: 'restored' })
    .where('state', 'in', ['waiting', 'sending'])
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
