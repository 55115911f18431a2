/**
 * Queries that many pages ask: built and compiled once for each engine, and afterwards only their
 * values change. Building one anew costs more than SQLite takes to answer it.
 */
import type { Compilable, CompiledQuery } from 'kysely';
import type { Db } from './connection.server.ts';

type Value = string | number | null;

/** Stands for a value while a query is built. */
class Mark {
  constructor(readonly name: string) {}
}
const marks = new Proxy({}, { get: (_, name) => new Mark(String(name)) });

/**
 * @param build gets marks instead of the values: it may hand them on, and not look at them
 * @returns asks the query with values, on a connection or in a transaction
 */
export function prepared<Values extends Record<string, Value>, Row>(
  build: (db: Db, values: Values) => Compilable<Row>,
): (db: Db, values: Values) => Promise<Row[]> {
  const made = new WeakMap<object, CompiledQuery<Row>>();
  return async (db, values) => {
    const { adapter } = db.getExecutor();
    let query = made.get(adapter);
    if (!query) made.set(adapter, (query = build(db, marks as Values).compile()));
    const parameters = query.parameters.map((it) => (it instanceof Mark ? values[it.name] : it));
    const { rows } = await db.executeQuery<Row>({ ...query, parameters });
    return rows;
  };
}
