/**
 * Whose what opens the kept account is by now. Who changes a passphrase has to know it, so it stays
 * the same person's; who resets one reads the mail of the account's address; to whom a slip was
 * handed nobody can tell.
 */
import type { Transaction } from 'kysely';
import type { Database } from '#db/schema.ts';
import { deedsSince } from '#app/domain/audit/audit.server.ts';

export type Whose = 'kept' | 'gone' | 'unclear';

export interface Owners {
  secret: Whose;
  /** Of the second factor that was set up since; null where none was. */
  factor: Whose | null;
}

const factors = ['second-factor.set', 'second-factor.replaced', 'recovery-codes.made'] as const;

export async function ownersNow(
  trx: Transaction<Database>,
  merge: { id: string; kept_id: string },
  { address, secret }: { address: boolean; secret: boolean },
): Promise<Owners> {
  const owners: Owners = { secret: secret ? 'gone' : 'kept', factor: null };
  const verbs = ['passphrase.reset', 'slip.used', ...factors] as const;
  const done = await deedsSince(trx, { subject: merge.kept_id, verbs, since: merge.id });
  for (const verb of done) {
    if (verb === 'passphrase.reset') owners.secret = address ? 'gone' : 'kept';
    else if (verb === 'slip.used') owners.secret = 'unclear';
    else owners.factor = owners.secret;
  }
  return owners;
}
