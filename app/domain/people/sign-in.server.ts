import type { Db } from '#db/connection.server.ts';
import { claim, forgive } from '#app/platform/limits/limits.server.ts';
import {
  hashPassphrase,
  isOutdated,
  verifyPassphrase,
} from '#app/platform/passwords/passwords.server.ts';
import { isBeyondPin } from './beyond-pin.server.ts';
import { foldEmail } from './email.ts';
import { pinIn } from './pin.ts';
import { triesOf, type From } from './tries.server.ts';

export type Limited = { refused: 'limited'; minutes: number };
export type Admitted =
  | { personId: string }
  | { refused: 'no-match' }
  | { refused: 'suspended' }
  /** The account was joined to another one of the same person: that one opens. */
  | { refused: 'merged' }
  | Limited;
/** `needs-passphrase`: the PIN fits, but the person leads or is appointed now. */
export type SignedInNow = Admitted | { refused: 'needs-passphrase' };

/** For the log: how somebody tries to come in, and as whom, where there is such an account. */
export interface Tried {
  way: 'phrase' | 'pin';
  person: string | undefined;
}

/** By e-mail or username. Whether an account exists is never told, nor by how long it takes. */
export async function signIn(
  db: Db,
  input: { who: string; passphrase: string } & From,
  tell: (tried: Tried) => void = () => undefined,
): Promise<SignedInNow> {
  const who = foldEmail(input.who);
  const account = await accountNamed(db, who);
  const pin = pinIn(input.passphrase);
  tell({ way: pin === null ? 'phrase' : 'pin', person: account?.id });
  const entered =
    pin !== null
      ? await admitByPin(db, account, account?.id ?? who, { ...input, pin })
      : await admit(db, account, account?.id ?? who, input);
  if (account && 'personId' in entered) await renewHash(db, account, pin, input.passphrase);
  return entered;
}

/** Only now is known what was hashed, so only now can it be hashed at what we ask for today. */
async function renewHash(
  db: Db,
  account: Account & { pin_hash: string | null },
  pin: string | null,
  passphrase: string,
): Promise<void> {
  const column = pin === null ? 'password_hash' : 'pin_hash';
  const kept = account[column];
  if (kept === null || !isOutdated(kept)) return;
  await db
    .updateTable('people')
    .set({ [column]: await hashPassphrase(pin ?? passphrase) })
    .where('id', '=', account.id)
    // Who chose another one meanwhile keeps that.
    .where(column, '=', kept)
    .execute();
}

/** Six digits are soon guessed, so few tries are free: of one address, and of all together. */
async function admitByPin(
  db: Db,
  account: (Account & { pin_hash: string | null }) | undefined,
  name: string,
  { pin, ...from }: { pin: string } & From,
): Promise<SignedInNow> {
  const { own, crowd } = await triesOf(db, 'pin', { account, name }, from);
  const minutes = await claim(own, ...crowd);
  if (minutes !== null) return { refused: 'limited', minutes };
  const fits = await verifyPassphrase(account?.pin_hash ?? null, pin);
  if (!account || !fits) return { refused: 'no-match' };
  await forgive([own], crowd);
  const closed = closedAs(account);
  if (closed) return closed;
  return (await isBeyondPin(db, account.id))
    ? { refused: 'needs-passphrase' }
    : { personId: account.id };
}

export interface Account {
  id: string;
  password_hash: string | null;
  suspended_at: string | null;
  merged_into: string | null;
}

/** Told only to who has proven to be its owner. */
function closedAs(account: Account): { refused: 'suspended' | 'merged' } | null {
  if (account.merged_into !== null) return { refused: 'merged' };
  return account.suspended_at === null ? null : { refused: 'suspended' };
}

/** Counts the try, compares, and only then says what else stands in the way. */
export async function admit(
  db: Db,
  account: Account | undefined,
  name: string,
  { passphrase, ...from }: { passphrase: string } & From,
): Promise<Admitted> {
  const { own, crowd } = await triesOf(db, 'sign-in', { account, name }, from);
  const minutes = await claim(own, ...crowd);
  if (minutes !== null) return { refused: 'limited', minutes };
  const fits = await verifyPassphrase(account?.password_hash ?? null, passphrase);
  if (!account || !fits) return { refused: 'no-match' };
  await forgive([own], crowd);
  return closedAs(account) ?? { personId: account.id };
}

async function accountNamed(db: Db, who: string) {
  // PostgreSQL has no NUL in a text, and nobody has a name like that.
  if (who.length > 254 || /[\p{Cc}\p{Cs}]/u.test(who)) return undefined;
  return db
    .selectFrom('people')
    .select(['id', 'password_hash', 'pin_hash', 'suspended_at', 'merged_into'])
    .where((eb) => eb.or([eb('email_folded', '=', who), eb('username', '=', who)]))
    .where((eb) => eb.or([eb('deleted_at', 'is', null), eb('merged_into', 'is not', null)]))
    .executeTakeFirst();
}
