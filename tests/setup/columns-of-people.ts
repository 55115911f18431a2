/** Every column that names a person: by a foreign key, as the database says, or by what it is called. */
import { sql } from 'kysely';
import type { Db } from '#db/connection.server.ts';

export async function columnsOfPeople(db: Db): Promise<string[]> {
  const onSqlite = sql<{ named: string }>`select m.name || '.' || c.name as named
    from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table'`;
  const onPostgres = sql<{ named: string }>`select table_name || '.' || column_name as named
    from information_schema.columns where table_schema = current_schema()`;
  const { rows } = await onSqlite.execute(db).catch(() => onPostgres.execute(db));
  const called = /\.(?:person|owner|actor|steward|applicant|viewer)_id$|_by$/;
  const byKey = await foreignKeys(db);
  const named = rows.map(({ named }) => named).filter((it) => byKey.has(it) || called.test(it));
  return named.filter((it) => !ofOthers.has(it));
}

/** Called as if they named somebody, and do not. */
const ofOthers = new Set(['certificates.superseded_by']);

async function foreignKeys(db: Db): Promise<Set<string>> {
  const onSqlite = sql<{ named: string }>`select m.name || '.' || f."from" as named
    from sqlite_master m join pragma_foreign_key_list(m.name) f
    where m.type = 'table' and f."table" = 'people'`;
  const onPostgres = sql<{ named: string }>`select c.conrelid::regclass || '.' || a.attname as named
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'people'::regclass`;
  const { rows } = await onSqlite.execute(db).catch(() => onPostgres.execute(db));
  return new Set(rows.map(({ named }) => named));
}
