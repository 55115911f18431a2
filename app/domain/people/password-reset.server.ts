/** A forgotten passphrase is replaced by way of the e-mail address. */
import type { Db } from '#db/connection.server.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { hashToken } from '#app/platform/ids/ids.server.ts';
import { claim, neighbourhood, noSoonerThan } from '#app/platform/limits/limits.server.ts';
import {
  hashPassphrase,
  weaknessOf,
  type Weakness,
} from '#app/platform/passwords/passwords.server.ts';
import { foldEmail } from './email.ts';
import { tellOfJoining } from './joined-accounts.server.ts';
import { afterNewSecret } from './new-secret.server.ts';
import { ownWords } from './own-words.ts';
import { postTo } from './post-to.server.ts';
import type { Limited } from './sign-in.server.ts';
import { issueToken, spendToken, standingToken } from './tokens.server.ts';

const purpose = 'password-reset';

/** Says the same whether somebody has this address or not. */
export async function requestReset(
  db: Db,
  input: { email: string; address: string },
  now: Date,
): Promise<'asked' | Limited> {
  const minutes = await claim(['reset-address', neighbourhood(input.address)]);
  if (minutes !== null) return { refused: 'limited', minutes };
  await noSoonerThan(300, postReset(db, input.email, now));
  return 'asked';
}

async function postReset(db: Db, typed: string, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const person = await trx
      .selectFrom('people')
      .select(['id', 'email', 'merged_into'])
      .where('email_folded', '=', foldEmail(typed))
      .where('suspended_at', 'is', null)
      .where((it) => it.or([it('deleted_at', 'is', null), it('merged_into', 'is not', null)]))
      .executeTakeFirst();
    if (!person?.email) return;
    if (person.merged_into !== null) return tellOfJoining(trx, person.id, now);
    const { id: personId, email } = person;
    const token = await issueToken(trx, { personId, purpose, email }, now);
    if (token === null) return;
    const link = `${publicUrl()}/password/new/${token}`;
    const message = {
      template: purpose,
      eventKey: hashToken(token),
      values: () => ({ link }),
    } as const;
    await postTo(trx, personId, message, now);
  });
}

/** Whether a link may still be followed. */
export async function resetStands(db: Db, token: string, now: Date): Promise<boolean> {
  return (await standingToken(db, token, purpose, now)) !== null;
}

export type Reset =
  { personId: string } | { refused: 'link-over' } | { refused: 'weak'; weakness: Weakness };

/** A passphrase that will not do leaves the link as it is. */
export async function resetPassphrase(
  db: Db,
  { token, passphrase }: { token: string; passphrase: string },
  now: Date,
): Promise<Reset> {
  const standing = await standingToken(db, token, purpose, now);
  if (!standing) return { refused: 'link-over' };
  const person = await db
    .selectFrom('people')
    .select(['name', 'email', 'username'])
    .where('id', '=', standing.personId)
    .executeTakeFirstOrThrow();
  const weakness = weaknessOf(passphrase, ownWords(person));
  if (weakness) return { refused: 'weak', weakness };
  const hash = await hashPassphrase(passphrase);
  return db.transaction().execute(async (trx) => {
    const spent = await spendToken(trx, token, purpose, now);
    if (!spent) return { refused: 'link-over' };
    const updated = await trx
      .updateTable('people')
      // Whoever followed the link reads the mail of this address; a PIN somebody else chose is void.
      .set({ password_hash: hash, pin_hash: null, email_confirmed_at: now.toISOString() })
      .where('id', '=', spent.personId)
      .where('email', '=', spent.email)
      .where('suspended_at', 'is', null)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    if (Number(updated.numUpdatedRows) === 0) return { refused: 'link-over' };
    await afterNewSecret(trx, spent.personId, { verb: 'passphrase.reset' }, now);
    return { personId: spent.personId };
  });
}
