/** Changing a passphrase or a PIN, with the current one at hand. */
import type { Db } from '#db/connection.server.ts';
import { claim, forgive, type Claim } from '#app/platform/limits/limits.server.ts';
import { verifyPassphrase } from '#app/platform/passwords/passwords.server.ts';
import { hashChosen, type ChosenSecret, type Unchosen } from './chosen-secret.server.ts';
import { afterNewSecret } from './new-secret.server.ts';
import type { SignedIn } from './people.ts';
import { pinIn } from './pin.ts';
import type { Limited } from './sign-in.server.ts';

/** The hash that fits, and where it is kept. */
type Fitting = { hash: string; kept: 'password_hash' | 'pin_hash' };
export type Proven = Fitting | { refused: 'wrong-passphrase' } | Limited;

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
    .select(['password_hash', 'pin_hash'])
    .where('id', '=', viewer.id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  const pin = row?.pin_hash ? pinIn(passphrase) : null;
  const kept = pin === null ? 'password_hash' : 'pin_hash';
  const hash = row?.[kept] ?? null;
  const fits = await verifyPassphrase(hash, pin ?? passphrase);
  if (!fits || hash === null) return { refused: 'wrong-passphrase' };
  await forgive([tries]);
  return { hash, kept };
}

export type Changed = 'changed' | { refused: 'wrong-passphrase' } | Unchosen | Limited;

/** Ends every session: the caller begins a new one for this device. */
export async function changePassphrase(
  db: Db,
  viewer: SignedIn,
  { current, ...choice }: ChosenSecret & { current: string },
  now: Date,
): Promise<Changed> {
  // In this order: tries are counted before anything is hashed.
  const proven = await provePassphrase(db, viewer, current);
  if ('refused' in proven) return proven;
  const chosen = await hashChosen(db, viewer.id, choice);
  if ('refused' in chosen) return chosen;
  // Who has a passphrase does not go back to what is guessed sooner.
  if (chosen.pin_hash !== null && proven.kept !== 'pin_hash')
    return { refused: 'pin', fault: 'not-enough' };
  return db.transaction().execute(async (trx) => {
    const updated = await trx
      .updateTable('people')
      .set(chosen)
      .where('id', '=', viewer.id)
      // Of two changes at once the second one no longer knows the current passphrase.
      .where(proven.kept, '=', proven.hash)
      .executeTakeFirst();
    if (Number(updated.numUpdatedRows) === 0) return { refused: 'wrong-passphrase' };
    const verb = chosen.pin_hash === null ? 'passphrase.changed' : 'pin.changed';
    await afterNewSecret(trx, viewer.id, { verb }, now);
    return 'changed';
  });
}

/** How the viewer signs in, for the page that changes it. */
export async function signsInBy(db: Db, viewer: SignedIn): Promise<'passphrase' | 'pin'> {
  const row = await db
    .selectFrom('people')
    .select('pin_hash')
    .where('id', '=', viewer.id)
    .executeTakeFirst();
  return row?.pin_hash ? 'pin' : 'passphrase';
}
