/** Merges, looked at afterwards. */
import type { Db } from '#db/connection.server.ts';
import { joinedTo } from '#app/domain/people/people.server.ts';
import { stewardOnly, type Viewer } from '#app/domain/people/people.ts';
import { countChanges, type Change } from './change.ts';
import type { Leftover, Merge } from './merging.ts';
import { undoableUntil } from './undo.server.ts';

export async function findMerge(
  db: Db,
  viewer: Viewer,
  { merge }: { merge: string },
  now: Date,
): Promise<Merge | null> {
  stewardOnly(viewer);
  const row = await merges(db).where('merges.id', '=', merge).executeTakeFirst();
  return row ? mergeOf(row, now) : null;
}

/** Of the accounts that were joined to this one, the newest first; and of this one to another. */
export async function mergesOf(
  db: Db,
  viewer: Viewer,
  { person }: { person: string },
  now: Date,
): Promise<Merge[]> {
  stewardOnly(viewer);
  const rows = await merges(db)
    .where((it) => it.or([it('kept_id', '=', person), it('gone_id', '=', person)]))
    .orderBy('merged_at', 'desc')
    .orderBy('merges.id', 'desc')
    .execute();
  return rows.map((row) => mergeOf(row, now));
}

/** Where an account went that was joined to another one; null for one that stands by itself. */
export async function accountNow(
  db: Db,
  viewer: Viewer,
  { person }: { person: string },
): Promise<string | null> {
  stewardOnly(viewer);
  return joinedTo(db, person);
}

const merges = (db: Db) =>
  db
    .selectFrom('merges')
    .innerJoin('people as kept', 'kept.id', 'merges.kept_id')
    .innerJoin('people as gone', 'gone.id', 'merges.gone_id')
    .innerJoin('people as by', 'by.id', 'merges.merged_by')
    .leftJoin('people as undoer', 'undoer.id', 'merges.undone_by')
    .selectAll('merges')
    .select(({ fn }) => [
      fn.coalesce('kept.email', 'kept.password_hash', 'kept.pin_hash').as('kept_opens'),
      fn.coalesce('gone.email', 'gone.password_hash', 'gone.pin_hash').as('gone_opens'),
    ])
    .select(['kept.name as kept_name', 'gone.name as gone_name'])
    .select(['by.name as by_name', 'undoer.name as undoer_name']);

type Row = Awaited<ReturnType<ReturnType<typeof merges>['executeTakeFirstOrThrow']>>;

function mergeOf(row: Row, now: Date): Merge {
  const until = undoableUntil(row);
  const open = row.changes !== null && until > now.toISOString();
  return {
    id: row.id,
    kept: { id: row.kept_id, name: row.kept_name },
    gone: { id: row.gone_id, name: row.gone_name },
    reason: row.reason,
    mergedAt: row.merged_at,
    mergedBy: row.by_name,
    moved: row.changes === null ? [] : countChanges(JSON.parse(row.changes) as Change[]),
    undoableUntil: open ? until : null,
    undoneAt: row.undone_at,
    undoneBy: row.undoer_name,
    leftovers: JSON.parse(row.leftovers ?? '[]') as Leftover[],
    shut: row.undone_at === null ? [] : shutOf(row),
  };
}

/** Whoever left has no name any more, and nothing to come back to. */
const shutOf = (row: Row): string[] =>
  [
    ...(row.kept_opens === null ? [row.kept_name] : []),
    ...(row.gone_opens === null ? [row.gone_name] : []),
  ].filter((name) => name !== '');
