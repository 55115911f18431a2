import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { claim, neighbourhood } from '#app/platform/limits/limits.server.ts';
import {
  hashPassphrase,
  weaknessOf,
  type Weakness,
} from '#app/platform/passwords/passwords.server.ts';
import { postConfirmation } from './confirmation.server.ts';
import { foldEmail } from './email.ts';
import { keepWords } from './person-words.server.ts';
import { postTo } from './post-to.server.ts';
import type { Viewer } from './people.ts';
import { tellOfJoining } from './joined-accounts.server.ts';
import { admit, type Account, type Limited } from './sign-in.server.ts';

export interface SignUp {
  name: string;
  email: string;
  passphrase: string;
  /** Where the person is, if they said so. */
  timeZone?: string | undefined;
  address: string;
  device?: string | undefined;
}

export type SignedUp =
  | { personId: string }
  | { refused: 'weak'; weakness: Weakness }
  | { refused: 'account-exists' }
  | { refused: 'suspended' }
  | { refused: 'merged' }
  | Limited;

/**
 * A new account, open at once. Whoever signs up again with the passphrase of the account is signed
 * in; with another one they learn no more than a person who has forgotten, and the owner is told.
 */
export async function signUp(db: Db, viewer: Viewer, input: SignUp, now: Date): Promise<SignedUp> {
  const weakness = weaknessOf(input.passphrase, [input.name, input.email]);
  if (weakness) return { refused: 'weak', weakness };
  const minutes = await claim(['sign-up-address', neighbourhood(input.address)]);
  if (minutes !== null) return { refused: 'limited', minutes };

  const passwordHash = await hashPassphrase(input.passphrase);
  const personId = newId();
  const created = await db.transaction().execute(async (trx) => {
    const inserted = await trx
      .insertInto('people')
      .values({
        id: personId,
        name: input.name,
        email: input.email,
        email_folded: foldEmail(input.email),
        password_hash: passwordHash,
        language: viewer.language,
        time_zone: input.timeZone ?? viewer.timeZone,
        created_at: now.toISOString(),
      })
      .onConflict((conflict) => conflict.column('email_folded').doNothing())
      .executeTakeFirst();
    if (Number(inserted.numInsertedOrUpdatedRows) === 0) return false;
    await keepWords(trx, [{ ...input, id: personId, username: null }]);
    await postConfirmation(trx, { id: personId, email: input.email }, now);
    const deed = { actorId: personId, verb: 'person.signed-up', subjectId: personId } as const;
    await recordAudit(trx, deed, now);
    return true;
  });
  return created ? { personId } : signUpAgain(db, input, now);
}

async function signUpAgain(db: Db, input: SignUp, now: Date): Promise<SignedUp> {
  const account = await db
    .selectFrom('people')
    .select(['id', 'password_hash', 'suspended_at', 'merged_into'])
    .where('email_folded', '=', foldEmail(input.email))
    .executeTakeFirst();
  const admitted = await admit(db, account, account?.id ?? foldEmail(input.email), input);
  if (!('refused' in admitted) || admitted.refused !== 'no-match') return admitted;
  if (account) await db.transaction().execute((trx) => tellOwner(trx, account, now));
  return { refused: 'account-exists' };
}

function tellOwner(trx: Transaction<Database>, account: Account, now: Date): Promise<void> {
  if (account.merged_into !== null) return tellOfJoining(trx, account.id, now);
  const values = () => ({
    signIn: `${publicUrl()}/sign-in`,
    forgotten: `${publicUrl()}/password/forgotten`,
  });
  // At most one an hour, however often somebody tries.
  const eventKey = now.toISOString().slice(0, 13);
  return postTo(trx, account.id, { template: 'already-registered', eventKey, values }, now);
}
