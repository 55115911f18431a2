/**
 * The accounts themselves. The kept one gets what it lacks: an address, a number, a name for
 * certificates; and a way in only where it has none at all. What it does not get stays reserved with
 * the account that is gone, so that undoing can give it back.
 */
import type { Selectable } from 'kysely';
import type { PeopleTable } from '#db/schema.ts';
import { atOnce, type Change, type Pair } from './change.ts';
import type { Note } from './merging.ts';
import { rowsOf, type Reader } from './rows.server.ts';

type Person = Selectable<PeopleTable>;
type Column = keyof Person;

const address: Column[] = ['email', 'email_folded', 'email_confirmed_at'];
const wayIn: Column[] = ['password_hash', 'pin_hash'];

export function planAccounts(kept: Person, gone: Person): { changes: Change[]; notes: Note[] } {
  const notes: Note[] = [];
  const moving: Column[][] = [];
  if (kept.email === null && gone.email !== null) {
    moving.push(address);
    notes.push({ is: 'email-moves', of: gone.email });
  }
  const shut = kept.password_hash === null && kept.pin_hash === null;
  if (shut && (gone.password_hash !== null || gone.pin_hash !== null)) {
    moving.push(kept.username === null ? [...wayIn, 'username'] : wayIn);
    notes.push({ is: 'secret-moves', of: '' });
  }
  const moves = moving.flat();
  const reserved = (['username', 'email'] as const).find(
    (column) => gone[column] !== null && !moves.includes(column),
  );
  if (reserved) notes.push({ is: 'account-closed', of: gone[reserved]! });

  const copied = (['phone', 'certificate_name'] as const)
    .filter((column) => kept[column] === null && gone[column] !== null)
    .map((column) => [column]);
  return {
    changes: [closing(kept, gone, moves), ...filling(kept, gone, [...moving, ...copied])],
    notes,
  };
}

function closing(kept: Person, gone: Person, moves: Column[]): Change {
  const given = moves
    .filter((column) => gone[column] !== null)
    .map((column) => [column, [gone[column], null] as const]);
  const set = { deleted_at: [null, atOnce], merged_into: [null, kept.id] } as const;
  return {
    table: 'people',
    key: { id: gone.id },
    set: { ...set, ...(Object.fromEntries(given) as Change['set']) },
  };
}

/** Each thing by itself: who has a new number by now still gives the address back. */
const filling = (kept: Person, gone: Person, parts: Column[][]): Change[] =>
  parts.map((columns) => {
    const got = columns
      .filter((column) => kept[column] !== gone[column])
      .map((column) => [column, [kept[column], gone[column]] as const]);
    return { table: 'people', key: { id: kept.id }, set: Object.fromEntries(got) as Change['set'] };
  });

/** Where the passphrase moves, what guards it comes along: it opens no more than it did before. */
export async function planSecondFactor(
  db: Reader,
  { kept, gone }: Pair,
  accounts: { notes: Note[] },
): Promise<Change[]> {
  const [own] = await rowsOf(db, 'second_factors', { person_id: kept }, 'id');
  if (own || !accounts.notes.some((it) => it.is === 'secret-moves')) return [];
  const tables = ['second_factors', 'recovery_codes'];
  const rows = tables.map(async (table) =>
    (await rowsOf(db, table, { person_id: gone }, 'id')).map(({ id }): Change => ({
      table,
      key: { id: id! },
      set: { person_id: [gone, kept] },
    })),
  );
  return (await Promise.all(rows)).flat();
}
