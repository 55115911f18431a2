import type { Page } from './stewardship.ts';

export const pageSize = 100;

/** A place in a list sorted by time and id, newest first; null when it is none of ours. */
export function readPlace(before: string | null): { at: string; id: string } | null {
  const match = /^([\d:.TZ-]{24})_([\w-]{1,64})$/.exec(before ?? '');
  return match ? { at: match[1]!, id: match[2]! } : null;
}

/** `rows` holds one more than fits where there are more. */
export function pageOf<Row, T>(
  rows: Row[],
  placeOf: (row: Row) => { at: string; id: string },
  lineOf: (row: Row) => T,
): Page<T> {
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  const more = rows.length > pageSize && last !== undefined;
  const { at, id } = more ? placeOf(last) : { at: '', id: '' };
  return { lines: shown.map(lineOf), before: more ? `${at}_${id}` : null };
}
