/**
 * Queries that many pages ask: built and compiled once for each engine, and afterwards only their
 * values change. Building one anew costs more than SQLite takes to answer it.
 */
import type { Compilable, CompiledQuery } from 'kysely';
import type { Db } from './connection.server.ts';

const marked = (name: string): string => `\u0000${name}`;

/** Stands for the values while a query is built. */
const marks = new Proxy({}, { get: (_, name) => marked(String(name)) });

/**
 * @param build gets marks instead of the values: it may hand them on, and not look at them
 * @returns asks the query with values, on a connection or in a transaction
 */
export function prepared<Values extends Record<string, string>, Row>(
  build: (db: Db, values: Values) => Compilable<Row>,
): (db: Db, values: Values) => Promise<Row[]> {
  const made = new WeakMap<object, CompiledQuery<Row>>();
  return async (db, values) => {
    const { adapter } = db.getExecutor();
    let query = made.get(adapter);
    if (!query) made.set(adapter, (query = build(db, marks as Values).compile()));
    const named = new Map(Object.entries(values).map(([name, value]) => [marked(name), value]));
    const parameters = query.parameters.map((it) => named.get(it as string) ?? it);
    const { rows } = await db.executeQuery<Row>({ ...query, parameters });
    return rows;
  };
}
