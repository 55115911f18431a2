/** Accounts that were joined to another one of the same person (domain/merging). */
import type { Kysely, Transaction } from 'kysely';
import type { Database } from '#db/schema.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { forgetDevices } from './devices.server.ts';
import { forgetWords } from './person-words.server.ts';
import { postTo } from './post-to.server.ts';
import { dropSecondFactor } from './second-factor.server.ts';

/** The ids of those that were joined to this one. */
export async function accountsJoinedTo(db: Kysely<Database>, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('people')
    .select('id')
    .where('merged_into', '=', personId)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** To which account this one was joined; null for one that stands by itself. */
export async function joinedTo(db: Kysely<Database>, personId: string): Promise<string | null> {
  const row = await db
    .selectFrom('people')
    .select('merged_into')
    .where('id', '=', personId)
    .executeTakeFirst();
  return row?.merged_into ?? null;
}

/**
 * To the address of an account that was joined to another one, whose owner asks for it: which one
 * opens now. At most once an hour.
 */
export function tellOfJoining(
  trx: Transaction<Database>,
  personId: string,
  now: Date,
): Promise<void> {
  const values = () => ({ signIn: `${publicUrl()}/sign-in` });
  const eventKey = now.toISOString().slice(0, 13);
  return postTo(trx, personId, { template: 'account-joined', eventKey, values }, now);
}

/**
 * What it takes to part accounts again holds words, too, as they were: of rows that their author
 * deletes, none. To be called before: whoever parts them meanwhile waits.
 */
export async function forgetInMerges(
  trx: Transaction<Database>,
  { keptIds, rows }: { keptIds: string[]; rows: string[] },
): Promise<void> {
  const merges = await trx
    .updateTable('merges')
    .set((it) => ({ reason: it.ref('reason') }))
    .where('kept_id', 'in', keptIds)
    .where('changes', 'is not', null)
    .returning(['id', 'changes'])
    .execute();
  for (const { id, changes } of merges) {
    const all = JSON.parse(changes!) as { key: { id?: string } }[];
    const rest = all.filter(({ key }) => key.id === undefined || !rows.includes(key.id));
    await trx
      .updateTable('merges')
      .set({ changes: JSON.stringify(rest) })
      .where('id', '=', id)
      .execute();
  }
}

/** Of an account that will not be parted again nothing is kept but where it went. */
export async function forgetJoined(db: Transaction<Database>, personIds: string[]): Promise<void> {
  await forgetDevices(db, personIds);
  for (const table of ['tokens', 'join_codes'] as const)
    await db.deleteFrom(table).where('person_id', 'in', personIds).execute();
  for (const id of personIds) {
    // And every session.
    await dropSecondFactor(db, id);
    await forgetWords(db, id);
  }
  await db
    .updateTable('people')
    .set({ name: '', email: null, email_folded: null, email_confirmed_at: null, username: null })
    .set({ password_hash: null, phone: null, pin_hash: null, certificate_name: null })
    .where('id', 'in', personIds)
    .execute();
}
