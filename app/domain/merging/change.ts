import { areas } from '#app/domain/personal-data/personal-data.ts';
import { areaOf } from './columns.ts';
import type { Counted, Note } from './merging.ts';

export type Value = string | number | null;
export type Row = Record<string, Value>;

/** What merging does to one row: each column from what it was to what it becomes. */
export interface Change {
  table: string;
  /** By which the row is found before; afterwards, with what it became. */
  key: Row;
  set: Record<string, readonly [was: Value, becomes: Value]>;
  /** Changes of one group are undone together or not at all: an enrolment with all that hangs on it. */
  group?: string;
}

/** Stands in a plan for the moment in which it is carried out. */
export const atOnce = '@now';

export interface Plan {
  changes: Change[];
  notes: Note[];
}

/** The two accounts, and who merges them. */
export interface Pair {
  kept: string;
  gone: string;
  by: string;
}

/** How many rows of each area; a row that is changed twice is one. */
export function countChanges(changes: readonly Change[]) {
  const rows = new Map<string, Set<string>>();
  for (const { table, key } of changes) {
    const area = areaOf(table);
    rows.set(area, (rows.get(area) ?? new Set()).add(`${table} ${JSON.stringify(key)}`));
  }
  return areas
    .map((area): Counted => ({ area, rows: rows.get(area)?.size ?? 0 }))
    .filter((counted) => counted.rows > 0);
}
