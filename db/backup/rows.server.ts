/** Every row as it stands at one moment, while others go on writing. */
import { sql, type Kysely } from 'kysely';
import { connect } from '../connection.server.ts';
import { isPostgres } from '../full-text.server.ts';
import type { Cell, Header, Part } from './backup-file.server.ts';

/**
 * What is not kept. The search is made anew from what is published; sessions would sign people in
 * again who had signed out since, and half of them is no better; tries are counted for an hour; a sheet of the case clinic must not
 * outlive its meeting in a file.
 */
const leftOut = /^(kysely_|search_|sqlite_|(sessions|half_sign_ins|tries|clinic_cases)$)/;

const atOnce = 1000;

/** Tables that a backup holds. */
export async function tablesOf(db: Kysely<never>, schema?: string) {
  const tables = await db.introspection.getTables();
  return tables
    .filter((table) => !leftOut.test(table.name) && (!schema || table.schema === schema))
    .map((table) => ({ name: table.name, columns: table.columns.map((it) => it.name) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Hands over a snapshot of the database at `url`, which lasts until `use` has ended. */
export async function withSnapshot<T>(
  url: string,
  now: Date,
  use: (header: Header, parts: AsyncIterable<Part>) => Promise<T>,
): Promise<T> {
  const whole = connect(url);
  try {
    return await whole.connection().execute(async (one) => {
      const db = one as unknown as Kysely<never>;
      const postgres = isPostgres(db);
      // Deferred on SQLite: a snapshot from the first reading on, that holds no writer up.
      const begin = postgres ? sql`begin isolation level repeatable read, read only` : sql`begin`;
      await begin.execute(db);
      const { rows: ran } = await sql<{ name: string }>`
        select name from kysely_migration order by name`.execute(db);
      const header: Header = {
        madeAt: now.toISOString(),
        engine: postgres ? 'PostgreSQL' : 'SQLite',
        migrations: ran.map((it) => it.name),
      };
      const made = await use(header, partsOf(db, postgres ? 'public' : undefined));
      await sql`commit`.execute(db);
      return made;
    });
  } finally {
    await whole.destroy();
  }
}

async function* partsOf(db: Kysely<never>, schema: string | undefined): AsyncGenerator<Part> {
  for (const { name, columns } of await tablesOf(db, schema)) {
    yield { table: name, columns };
    for await (const row of rowsOf(db, name)) yield { row: columns.map((it) => cell(row[it])) };
  }
}

type Row = Record<string, unknown>;

async function* rowsOf(db: Kysely<never>, table: string): AsyncGenerator<Row> {
  const all = db.selectFrom(table as never).selectAll();
  if (!isPostgres(db)) {
    yield* all.stream() as AsyncIterableIterator<Row>;
    return;
  }
  await sql`declare held no scroll cursor for ${all}`.execute(db);
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(atOnce)} from held`.execute(db);
    yield* rows;
    if (rows.length < atOnce) break;
  }
  await sql`close held`.execute(db);
}

/** D5: texts and numbers only. Whatever else came would be lost on its way. */
function cell(value: unknown): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  throw new Error(`A backup cannot keep a ${typeof value}.`);
}
