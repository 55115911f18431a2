/**
 * Full text on both engines: SQLite's FTS5 and PostgreSQL's tsvector behind one door. Both get plain
 * ASCII tokens that our own segmentation made, so that they find the same in every language.
 */
import { PostgresAdapter, sql, type Kysely, type RawBuilder, type Transaction } from 'kysely';
import type { Database } from './schema.ts';

export const isPostgres = (db: Kysely<never> | Kysely<unknown>): boolean =>
  db.getExecutor().adapter instanceof PostgresAdapter;

/** Replaces what is known of an entry; `tokens` are ASCII letters and digits. */
export async function indexWords(
  trx: Transaction<Database>,
  { entryId, tokens }: { entryId: string; tokens: string[] },
): Promise<void> {
  await forgetWords(trx, entryId);
  const words = tokens.join(' ');
  const value = isPostgres(trx as never) ? sql`to_tsvector('simple', ${words})` : sql`${words}`;
  await sql`insert into search_words (entry_id, words) values (${entryId}, ${value})`.execute(trx);
}

export async function forgetWords(trx: Transaction<Database>, entryId: string): Promise<void> {
  await sql`delete from search_words where entry_id = ${entryId}`.execute(trx);
}

/**
 * The entries in which a word begins with each of `tokens`, the most fitting first: those of which
 * `mayRead` holds, a condition on `search_entries`.
 */
export async function entriesWith(
  db: Kysely<Database>,
  { tokens, most, mayRead }: { tokens: string[]; most: number; mayRead: RawBuilder<boolean> },
): Promise<string[]> {
  if (tokens.length === 0) return [];
  const { rows } = await (
    isPostgres(db as never) ? inPostgres(tokens, most, mayRead) : inSqlite(tokens, most, mayRead)
  ).execute(db);
  return rows.map((row) => row.entry_id);
}

const inSqlite = (tokens: string[], most: number, mayRead: RawBuilder<boolean>) => {
  const query = tokens.map((token) => `"${token}"*`).join(' ');
  return sql<{ entry_id: string }>`
    select entry_id from search_words join search_entries on search_entries.id = entry_id
    where search_words match ${query} and ${mayRead}
    order by rank, entry_id limit ${most}`;
};

const inPostgres = (tokens: string[], most: number, mayRead: RawBuilder<boolean>) => {
  const query = tokens.map((token) => `${token}:*`).join(' & ');
  return sql<{ entry_id: string }>`
    select entry_id from search_words join search_entries on search_entries.id = entry_id,
      to_tsquery('simple', ${query}) as query
    where words @@ query and ${mayRead} order by ts_rank(words, query, 1) desc, entry_id limit ${most}`;
};
