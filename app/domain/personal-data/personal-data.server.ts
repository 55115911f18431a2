/**
 * Each domain says what its tables hold on a person, part by part; data-export puts the parts
 * together. Below all other domains: it knows none of them.
 */
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Area } from './personal-data.ts';

export type Held = string | number | null;

/** A column that names a person: `reservations.person_id`. */
export type PersonColumn = {
  [T in keyof Database]: `${T}.${keyof Database[T] & string}`;
}[keyof Database];

export interface Part {
  area: Area;
  /** Of its file: `reservations`. */
  name: string;
  /** The columns by which its rows are the person's. A test asks for every such column there is. */
  by: readonly PersonColumn[];
  /** The heads of its sheet, in order. */
  columns: readonly string[];
  /** Those that hold JSON. */
  json: readonly string[];
  read: (db: Kysely<Database>, person: string) => Promise<Record<string, Held>[]>;
}

export function part<Column extends string>(
  area: Area,
  name: string,
  by: readonly PersonColumn[],
  columns: readonly Column[],
  read: (db: Kysely<Database>, person: string) => Promise<Record<NoInfer<Column>, Held>[]>,
  json: readonly Column[] = [],
): Part {
  return { area, name, by, columns, json, read };
}
