/** Changing a passphrase, with the current one at hand. */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { claim, forgive, type Claim } from '#app/platform/limits/limits.server.ts';
import {
  hashPassphrase,
  verifyPassphrase,
  weaknessOf,
  type Weakness,
} from '#app/platform/passwords/passwords.server.ts';
import { postTo } from './post-to.server.ts';
import type { SignedIn } from './people.ts';
import type { Limited } from './sign-in.server.ts';
import { voidTokens } from './tokens.server.ts';

export type Proven = { hash: string } | { refused: 'wrong-passphrase' } | Limited;

/** Asked for before what cannot be undone, for a phone left on a table is signed in too. */
export async function provePassphrase(
  db: Db,
  viewer: SignedIn,
  passphrase: string,
): Promise<Proven> {
  const tries: Claim = ['passphrase', viewer.id];
  const minutes = await claim(tries);
  if (minutes !== null) return { refused: 'limited', minutes };
  const row = await db
    .selectFrom('people')
    .select('password_hash')
    .where('id', '=', viewer.id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  const hash = row?.password_hash ?? null;
  const fits = await verifyPassphrase(hash, passphrase);
  if (!fits || hash === null) return { refused: 'wrong-passphrase' };
  await forgive([tries]);
  return { hash };
}

export type Changed =
  'changed' | { refused: 'wrong-passphrase' } | { refused: 'weak'; weakness: Weakness } | Limited;

/** Ends every session: the caller begins a new one for this device. */
export async function changePassphrase(
  db: Db,
  viewer: SignedIn,
  { current, passphrase }: { current: string; passphrase: string },
  now: Date,
): Promise<Changed> {
  const weakness = weaknessOf(passphrase, ownWords(viewer));
  if (weakness) return { refused: 'weak', weakness };
  const proven = await provePassphrase(db, viewer, current);
  if ('refused' in proven) return proven;
  const hash = await hashPassphrase(passphrase);
  return db.transaction().execute(async (trx) => {
    const updated = await trx
      .updateTable('people')
      .set({ password_hash: hash })
      .where('id', '=', viewer.id)
      // Of two changes at once the second one no longer knows the current passphrase.
      .where('password_hash', '=', proven.hash)
      .executeTakeFirst();
    if (Number(updated.numUpdatedRows) === 0) return { refused: 'wrong-passphrase' };
    await afterNewPassphrase(trx, viewer.id, 'passphrase.changed', now);
    return 'changed';
  });
}

/** What else a new passphrase means, however it was chosen. */
export async function afterNewPassphrase(
  trx: Transaction<Database>,
  personId: string,
  verb: 'passphrase.changed' | 'passphrase.reset',
  now: Date,
): Promise<void> {
  await trx.deleteFrom('sessions').where('person_id', '=', personId).execute();
  await voidTokens(trx, personId, 'password-reset', now);
  await recordAudit(trx, { actorId: personId, verb, subjectId: personId }, now);
  const forgotten = `${publicUrl()}/password/forgotten`;
  const message = {
    template: 'password-changed',
    eventKey: newId(),
    values: () => ({ forgotten }),
  } as const;
  await postTo(trx, personId, message, now);
}

export const ownWords = (person: {
  name: string;
  email: string | null;
  username: string | null;
}): string[] => [person.name, person.email ?? '', person.username ?? ''];
