/** Rows of any table, by what they hold: the one place where merging writes. */
import { sql, type Kysely, type RawBuilder, type SqlBool, type Transaction } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Change, Row, Value } from './change.ts';

export type Reader = Kysely<Database> | Transaction<Database>;

const is = (column: string, value: Value): RawBuilder<SqlBool> =>
  value === null
    ? sql<SqlBool>`${sql.ref(column)} is null`
    : sql<SqlBool>`${sql.ref(column)} = ${value}`;

const all = (values: Row): RawBuilder<SqlBool> =>
  sql.join(
    Object.entries(values).map(([column, value]) => is(column, value)),
    sql` and `,
  );

/** In an order that does not change: what is seen twice has one seal. */
export async function rowsOf<T extends Row = Row>(
  db: Reader,
  table: string,
  values: Row,
  order: string,
): Promise<T[]> {
  const query = sql<T>`select * from ${sql.table(table)} where ${all(values)} order by ${sql.ref(order)}`;
  return (await query.execute(db)).rows;
}

/** Writes what a change says, if the row is still as it was; or, the other way, as it was left. */
async function write(
  trx: Transaction<Database>,
  { table, key, set }: Change,
  [from, to]: readonly [0, 1] | readonly [1, 0],
): Promise<boolean> {
  const side = (at: 0 | 1): Row =>
    Object.fromEntries(Object.entries(set).map(([column, values]) => [column, values[at]]));
  const becomes = Object.entries(side(to)).map(
    ([column, value]) => sql`${sql.ref(column)} = ${value}`,
  );
  const done = await sql`update ${sql.table(table)} set ${sql.join(becomes)}
    where ${all({ ...key, ...side(from) })}`.execute(trx);
  return Number(done.numAffectedRows ?? 0) === 1;
}

export const makeChange = (trx: Transaction<Database>, change: Change): Promise<boolean> =>
  write(trx, change, [0, 1]);

export const takeBack = (trx: Transaction<Database>, change: Change): Promise<boolean> =>
  write(trx, change, [1, 0]);
