/**
 * A query that is built and compiled once, for the few that are asked with every request: to build
 * and compile one costs more than SQLite takes to answer it.
 */
import type { Compilable, CompiledQuery } from 'kysely';
import type { Db } from './connection.server.ts';

type Value = string | number | null;

/** Stands in the compiled query where a value comes. */
class Slot {
  constructor(readonly name: string) {}
}

/**
 * `make` is called once for each engine, and must not depend on anything but the engine:
 * `keptQuery<{ id: string }>()((db, the) => db.selectFrom('people').where('id', '=', the('id'))…)`.
 */
export function keptQuery<Values extends Record<string, Value>>() {
  return <Row>(
    make: (db: Db, the: <Name extends keyof Values>(name: Name) => Values[Name]) => Compilable<Row>,
  ): ((db: Db, values: Values) => Promise<Row[]>) => {
    const compiled = new WeakMap<object, CompiledQuery<Row>>();
    const slot = (name: keyof Values) => new Slot(name as string) as never;
    return async (db, values) => {
      const { adapter } = db.getExecutor();
      let query = compiled.get(adapter);
      if (!query) compiled.set(adapter, (query = make(db, slot).compile() as CompiledQuery<Row>));
      const parameters = query.parameters.map((it) => (it instanceof Slot ? values[it.name] : it));
      return (await db.executeQuery<Row>({ ...query, parameters })).rows;
    };
  };
}
