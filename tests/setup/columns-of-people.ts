/** Every column that names a person: by a foreign key, as the database says, or by what it is called. */
import {
  AliasNode,
  ColumnNode,
  ReferenceNode,
  SelectQueryNode,
  TableNode,
  sql,
  type KyselyPlugin,
  type OperationNode,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type RootOperationNode,
} from 'kysely';
import type { Db } from '#db/connection.server.ts';

export async function columnsOfPeople(db: Db): Promise<string[]> {
  const called = /\.(?:person|owner|actor|steward|applicant|viewer)_id$|_by$/;
  const byKey = await foreignKeys(db);
  const named = (await allColumns(db)).filter((it) => byKey.has(it) || called.test(it));
  return named.filter((it) => !ofOthers.has(it));
}

/** Every column of every table, as `posts.text`. */
export async function allColumns(db: Db): Promise<string[]> {
  const onSqlite = sql<{ named: string }>`select m.name || '.' || c.name as named
    from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table'`;
  const onPostgres = sql<{ named: string }>`select table_name || '.' || column_name as named
    from information_schema.columns where table_schema = current_schema()`;
  const { rows } = await onSqlite.execute(db).catch(() => onPostgres.execute(db));
  return rows.map(({ named }) => named);
}

/** The columns that queries select, `posts.text`: what they filter or join by is not read by it. */
export class SelectedColumns implements KyselyPlugin {
  readonly found = new Set<string>();

  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    if (!SelectQueryNode.is(node)) return node;
    const [from] = node.from?.froms ?? [];
    for (const { selection } of node.selections ?? [])
      this.note(AliasNode.is(selection) ? selection.node : selection, from);
    return node;
  }

  transformResult({ result }: PluginTransformResultArgs) {
    return Promise.resolve(result);
  }

  private note(selected: OperationNode, from: OperationNode | undefined): void {
    if (!ReferenceNode.is(selected) || !ColumnNode.is(selected.column)) return;
    const table = selected.table ?? from;
    if (!table || !TableNode.is(table)) return;
    this.found.add(`${table.table.identifier.name}.${selected.column.column.name}`);
  }
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
