/** A staff list before it is confirmed: made, looked at, corrected. */
import type { Kysely, Selectable } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database, StaffListsTable } from '#db/schema.ts';
import type { ViewedOrganization } from '#app/domain/organizations/organizations.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { readFile } from './file-reading.server.ts';
import { readList } from './list-reading.ts';
import { judge, sealOf, type Judged } from './outcomes.server.ts';
import { readPerson } from './person-reading.ts';
import {
  daysToConfirm,
  hoursToUndo,
  type ListRefusal,
  type ListState,
  type StaffRow,
  type ViewedList,
} from './staffing.ts';

const hour = 3_600_000;

type Made = { list: string } | { refused: ListRefusal; lines?: number };

/** Reads a list and keeps it for the leader to look at; nobody is added by it. */
export async function makeList(
  db: Db,
  viewer: SignedIn,
  input: {
    organization: ViewedOrganization;
    text: string;
    file: Uint8Array | null;
    position: string;
  },
  now: Date,
): Promise<Made> {
  const { organization, file } = input;
  if (organization.pause) return { refused: 'paused' };
  const table = file === null ? { text: '' } : await readFile(file);
  if ('refused' in table) return table;
  const read = readList(
    [input.text, table.text].filter((text) => text.trim()).join('\n'),
    organization.country,
  );
  if ('refused' in read) return read;
  const rows = read.rows.map((row) => ({
    ...row,
    position: row.position ?? (input.position || null),
  }));
  const id = newId();
  await db
    .insertInto('staff_lists')
    .values({
      id,
      organization_id: organization.id,
      made_by: viewer.id,
      made_at: now.toISOString(),
      rows: JSON.stringify(rows),
    })
    .execute();
  return { list: id };
}

interface Named {
  organization: ViewedOrganization;
  list: string;
}

export type KeptList = Selectable<StaffListsTable>;

/** The list as it is kept; only among the organization's own. */
export async function keptList(
  db: Kysely<Database>,
  { organization, list }: Named,
): Promise<(Omit<KeptList, 'rows'> & { rows: StaffRow[] }) | null> {
  const row = await db
    .selectFrom('staff_lists')
    .selectAll()
    .where('id', '=', list)
    .where('organization_id', '=', organization.id)
    .executeTakeFirst();
  return row ? { ...row, rows: JSON.parse(row.rows) as StaffRow[] } : null;
}

function stateOf(list: Pick<KeptList, 'confirmed_at' | 'undone_at'>, now: Date): ListState {
  if (list.undone_at !== null) return 'undone';
  if (list.confirmed_at === null) return 'open';
  return new Date(list.confirmed_at).getTime() + hoursToUndo * hour > now.getTime()
    ? 'confirmed'
    : 'settled';
}

export async function findList(
  db: Db,
  _viewer: SignedIn,
  input: Named,
  now: Date,
): Promise<ViewedList | null> {
  const kept = await keptList(db, input);
  if (!kept) return null;
  const state = stateOf(kept, now);
  const judged: Judged[] =
    state === 'open' ? await judge(db, input.organization.id, kept.rows) : kept.rows.map(settled);
  const counted = (is: string) => judged.filter(({ outcome }) => outcome.is === is).length;
  return {
    id: kept.id,
    madeAt: kept.made_at,
    confirmedAt: kept.confirmed_at,
    state,
    rows: judged.map(({ row, outcome }) => ({ row, outcome })),
    seen: sealOf(judged),
    count: {
      new: counted('new') + counted('back'),
      slips:
        judged.filter(({ row, outcome }) => outcome.is === 'new' && row.email === null).length +
        counted('back'),
      asked: counted('asked'),
    },
  };
}

/** Of a confirmed list only what it did is told. */
function settled(row: StaffRow & { asked?: true }): Judged {
  const is = row.made ? 'new' : row.again ? 'back' : row.asked ? 'asked' : 'left-out';
  return { row, outcome: { is }, personId: null };
}

export interface Correction {
  line: number;
  name: string;
  email: string;
  phone: string;
  position: string;
  leftOut: boolean;
  distinct: boolean;
  back: boolean;
}

/** Whether anything was corrected; null where there is no such list, or it is confirmed. */
export async function correctList(
  db: Db,
  _viewer: SignedIn,
  { corrections, ...named }: Named & { corrections: Correction[] },
): Promise<{ changed: boolean } | null> {
  const kept = await keptList(db, named);
  if (!kept || kept.confirmed_at !== null) return null;
  const byLine = new Map(corrections.map((correction) => [correction.line, correction]));
  const rows = kept.rows.map((row) =>
    corrected(row, byLine.get(row.line), named.organization.country),
  );
  const [before, after] = [JSON.stringify(kept.rows), JSON.stringify(rows)];
  if (before === after) return { changed: false };
  await db
    .updateTable('staff_lists')
    .set({ rows: after })
    .where('id', '=', kept.id)
    .where('organization_id', '=', named.organization.id)
    .where('confirmed_at', 'is', null)
    .execute();
  return { changed: true };
}

function corrected(row: StaffRow, by: Correction | undefined, country: string): StaffRow {
  if (!by) return row;
  const { leftOut, distinct, back } = by;
  const typed = { name: by.name, email: by.email, phone: by.phone, position: by.position };
  const same =
    typed.name === row.name &&
    typed.email === (row.email ?? row.username ?? '') &&
    typed.phone === (row.phone ?? '') &&
    typed.position === (row.position ?? '');
  if (same) return { ...row, leftOut, distinct, back };
  const username = typed.email !== '' && !typed.email.includes('@') ? typed.email.trim() : null;
  const read = readPerson(
    { ...typed, username, email: username === null ? typed.email : '' },
    country,
  );
  return { ...row, ...read, leftOut, distinct, back };
}

/** Names and numbers stay no longer than they are needed: a day to undo, a week to confirm. */
export async function forgetOldLists(db: Db, now: Date): Promise<void> {
  const ago = (hours: number) => new Date(now.getTime() - hours * hour).toISOString();
  await db
    .updateTable('staff_lists')
    .set({ rows: '[]' })
    .where('rows', '!=', '[]')
    .where((eb) =>
      eb.or([
        eb('confirmed_at', '<', ago(hoursToUndo)),
        eb.and([eb('confirmed_at', 'is', null), eb('made_at', '<', ago(24 * daysToConfirm))]),
      ]),
    )
    .execute();
}
