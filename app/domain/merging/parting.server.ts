/**
 * Undoing, for the accounts themselves: the address, the name and the secret that one had from the
 * other. Afterwards each has a secret of its own person, the one chosen last, or none: while they
 * were one, who reads the mail of an address that moved could choose the passphrase of both.
 */
import type { Selectable, Transaction } from 'kysely';
import type { Database, PeopleTable } from '#db/schema.ts';
import type { Change } from './change.ts';
import { endWaysIn } from './ways-in.server.ts';
import { ownersNow, type Owners } from './whose.server.ts';

type Trx = Transaction<Database>;
type Person = Selectable<PeopleTable>;
type Part = Partial<Person>;
interface Merge {
  id: string;
  kept_id: string;
  gone_id: string;
  merged_at: string;
}

const secret = ['password_hash', 'pin_hash'] as const;
const address = ['email', 'email_folded', 'email_confirmed_at'] as const;
const names = ['email', 'username'] as const;
const parted: string[] = [...secret, ...address, 'username'];

/** Whether a change is one of those that are taken back here. */
export const isOfAccess = ({ table, set }: Change): boolean =>
  table === 'people' && ['deleted_at', ...parted].some((column) => column in set);

/** What could not be put back is returned. */
export async function partAccounts(
  trx: Trx,
  merge: Merge,
  changes: readonly Change[],
  now: Date,
): Promise<Change[]> {
  const closing = changes.find(({ set }) => 'deleted_at' in set)!;
  const had = valuesBefore(closing);
  const kept = await personOf(trx, merge.kept_id);
  const moved = {
    address: had.email !== undefined,
    secret: secret.some((column) => had[column] !== undefined),
  };
  const owners = await ownersNow(trx, merge, moved);
  const back = [secretBack(kept, had, owners)];
  for (const name of names)
    if (had[name] !== undefined) back.push(await nameBack(trx, kept, had, name));
  // The kept one first: a name stands in one account at a time.
  await setPerson(trx, kept.id, merged(back.map(({ take }) => take)));
  const open = { deleted_at: null, merged_into: null };
  await setPerson(trx, merge.gone_id, merged([...back.map(({ give }) => give), open]));
  await endWaysIn(trx, merge, { owners, opened: moved.address || moved.secret }, now);
  const isLost = (of: 'kept' | 'gone') => back.some(({ lost }) => lost.includes(of));
  return [
    ...(isLost('kept') ? [{ ...closing, key: { id: kept.id } }] : []),
    ...(isLost('gone') ? [closing] : []),
  ];
}

interface Back {
  give: Part;
  take: Part;
  /** In which of the accounts something is not what it was. */
  lost: ('kept' | 'gone')[];
}

const merged = (parts: Part[]): Part => Object.assign({}, ...parts) as Part;

/** Of the account that was closed: what it had, where it gave it away. */
const valuesBefore = ({ set }: Change): Part =>
  Object.fromEntries(
    Object.entries(set).flatMap(([column, [was]]) =>
      parted.includes(column) ? [[column, was]] : [],
    ),
  );

/** A name goes back whatever was confirmed since, unless somebody else has it now. */
async function nameBack(
  trx: Trx,
  kept: Person,
  had: Part,
  column: (typeof names)[number],
): Promise<Back> {
  const unique = column === 'email' ? 'email_folded' : 'username';
  const holds = kept[unique] === had[unique];
  if (!holds && (await isTaken(trx, unique, had[unique]!)))
    return { give: {}, take: {}, lost: ['kept', 'gone'] };
  const columns = column === 'email' ? address : [column];
  const of = (values: Part): Part =>
    Object.fromEntries(columns.map((name) => [name, values[name] ?? null]));
  return { give: of(holds ? kept : had), take: holds ? of({}) : {}, lost: [] };
}

/** Lost is a secret of the kept one's own, in whose place there is another person's. */
function secretBack(kept: Person, had: Part, owners: Owners): Back {
  const own: Part = Object.fromEntries(
    secret.flatMap((column) => (had[column] === undefined ? [] : [[column, had[column]]])),
  );
  if (owners.secret === 'kept') return { give: own, take: {}, lost: [] };
  const { password_hash, pin_hash } = kept;
  const take = { password_hash: null, pin_hash: null };
  if (owners.secret === 'unclear') return { give: own, take, lost: ['kept'] };
  const moved = Object.keys(own).length > 0;
  return { give: { password_hash, pin_hash }, take, lost: moved ? [] : ['kept'] };
}

async function isTaken(
  trx: Trx,
  column: 'email_folded' | 'username',
  value: string,
): Promise<boolean> {
  const other = await trx
    .selectFrom('people')
    .select('id')
    .where(column, '=', value)
    .executeTakeFirst();
  return other !== undefined;
}

const personOf = (trx: Trx, id: string) =>
  trx.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

async function setPerson(trx: Trx, id: string, part: Part): Promise<void> {
  if (Object.keys(part).length === 0) return;
  await trx.updateTable('people').set(part).where('id', '=', id).execute();
}
