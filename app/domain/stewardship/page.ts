import { sql, type SqlBool } from 'kysely';
import type { Page } from './stewardship.ts';

export const pageSize = 100;

interface Place {
  at: string;
  id: string;
}

/** A place in a list sorted by time and id, newest first; null when it is none of ours. */
export function readPlace(before: string | null): Place | null {
  const match = /^([\d:.TZ-]{24})_([\w-]{1,64})$/.exec(before ?? '');
  return match ? { at: match[1]!, id: match[2]! } : null;
}

/** What comes after a place; as one comparison of rows it is found in an index of both columns. */
export const after = (columns: Place, place: Place) =>
  sql<SqlBool>`(${sql.ref(columns.at)}, ${sql.ref(columns.id)}) < (${place.at}, ${place.id})`;

/** `rows` holds one more than fits where there are more. */
export function pageOf<Row, T>(
  rows: Row[],
  placeOf: (row: Row) => Place,
  lineOf: (row: Row) => T,
): Page<T> {
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  const more = rows.length > pageSize && last !== undefined;
  const { at, id } = more ? placeOf(last) : { at: '', id: '' };
  return { lines: shown.map(lineOf), before: more ? `${at}_${id}` : null };
}
