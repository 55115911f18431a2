/**
 * A **second factor**: an app on the person's phone that shows a new code every half minute. Who has
 * one is asked for a code after the passphrase. It is *pending* until a first code has shown that the
 * app has it; before that it asks for nothing.
 */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import {
  codeAddress,
  newCodeSecret,
  stepOfCode,
} from '#app/platform/one-time-codes/one-time-codes.server.ts';
import { qrCode } from '#app/platform/pdf/qr-code.server.ts';
import { isSteward } from './appointments.server.ts';
import { provePassphrase } from './passphrase.server.ts';
import type { SignedIn } from './people.ts';
import { pinIn } from './pin.ts';
import { postTo } from './post-to.server.ts';
import {
  drawRecoveryCodes,
  recoveryCodesLeft,
  replaceRecoveryCodes,
} from './recovery-codes.server.ts';
import type { Limited } from './sign-in.server.ts';

/** How long a pending one may be confirmed. */
const pendingMinutes = 60;

export interface SecondFactor {
  /** Since when; null where the person has none. */
  since: string | null;
  codesLeft: number;
  /** Whoever answers for the platform cannot do without. */
  required: boolean;
}

export async function secondFactorOf(db: Db, viewer: SignedIn): Promise<SecondFactor> {
  const factor = await confirmed(db, viewer.id);
  return {
    since: factor?.confirmed_at ?? null,
    codesLeft: await recoveryCodesLeft(db, viewer.id),
    required: await isSteward(db, viewer.id),
  };
}

export const confirmed = (db: Db | Transaction<Database>, personId: string) =>
  db
    .selectFrom('second_factors')
    .select(['id', 'secret', 'confirmed_at', 'last_step'])
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();

/** A new secret to be put into an app; one that was pending before is void. */
export async function beginSecondFactor(db: Db, viewer: SignedIn, now: Date): Promise<void> {
  const fresh = { secret: newCodeSecret(), made_at: now.toISOString() };
  await db
    .insertInto('second_factors')
    .values({ id: newId(), person_id: viewer.id, ...fresh })
    .onConflict((conflict) =>
      conflict.column('person_id').where('confirmed_at', 'is', null).doUpdateSet(fresh),
    )
    .execute();
}

export interface PendingFactor {
  secret: string;
  /** For a phone that opens the app by itself, and what the code to scan holds. */
  address: string;
  qr: { size: number; path: string };
}

/** What there is to put into the app; null where nothing was begun within the hour. */
export async function pendingSecondFactor(
  db: Db,
  viewer: SignedIn,
  now: Date,
): Promise<PendingFactor | null> {
  const found = await pending(db, viewer, now);
  if (!found) return null;
  const address = codeAddress(found.secret, viewer.email ?? viewer.username ?? viewer.name);
  const { size, path } = qrCode(address);
  return { secret: found.secret, address, qr: { size, path } };
}

const pending = (db: Db, viewer: SignedIn, now: Date) =>
  db
    .selectFrom('second_factors')
    .select(['id', 'secret'])
    .where('person_id', '=', viewer.id)
    .where('confirmed_at', 'is', null)
    .where('made_at', '>', new Date(now.getTime() - pendingMinutes * 60_000).toISOString())
    .executeTakeFirst();

export type Unproven = { refused: 'wrong-passphrase' } | Limited;
/** The recovery codes, to be shown now and never again. */
export type FactorSet =
  { codes: string[] } | { refused: 'wrong-code' } | { refused: 'none-begun' } | Unproven;

/** Ends every session: the caller begins a new one for this device. */
export async function confirmSecondFactor(
  db: Db,
  viewer: SignedIn,
  { code, passphrase }: { code: string; passphrase: string },
  now: Date,
): Promise<FactorSet> {
  const found = await pending(db, viewer, now);
  if (!found) return { refused: 'none-begun' };
  const step = stepOfCode(found.secret, pinIn(code) ?? '', now);
  if (step === null) return { refused: 'wrong-code' };
  const proven = await provePassphrase(db, viewer, passphrase);
  if ('refused' in proven) return proven;
  const drawn = await drawRecoveryCodes();
  return db.transaction().execute(async (trx): Promise<FactorSet> => {
    // Locks it: of two tabs that confirm at once the second one finds nothing pending.
    const locked = await trx
      .updateTable('second_factors')
      .set({ last_step: step })
      .where('id', '=', found.id)
      .where('secret', '=', found.secret)
      .where('confirmed_at', 'is', null)
      .executeTakeFirst();
    if (Number(locked.numUpdatedRows) === 0) return { refused: 'none-begun' };
    const older = await trx
      .deleteFrom('second_factors')
      .where('person_id', '=', viewer.id)
      .where('confirmed_at', 'is not', null)
      .executeTakeFirst();
    await trx
      .updateTable('second_factors')
      .set({ confirmed_at: now.toISOString() })
      .where('id', '=', found.id)
      .execute();
    await replaceRecoveryCodes(trx, viewer.id, drawn, now);
    await endEverySignIn(trx, viewer.id);
    const replaced = Number(older.numDeletedRows) > 0;
    const verb = replaced ? 'second-factor.replaced' : 'second-factor.set';
    await recordAudit(trx, { actorId: viewer.id, verb, subjectId: viewer.id }, now);
    await tellOfSecondFactor(trx, viewer.id, 'second-factor-on', now);
    return { codes: drawn.codes };
  });
}

/** Ends every session: the caller begins a new one for this device. */
export async function removeSecondFactor(
  db: Db,
  viewer: SignedIn,
  { passphrase }: { passphrase: string },
  now: Date,
): Promise<'removed' | { refused: 'required' } | Unproven> {
  const proven = await provePassphrase(db, viewer, passphrase);
  if ('refused' in proven) return proven;
  return db.transaction().execute(async (trx) => {
    if (await isSteward(trx, viewer.id)) return { refused: 'required' } as const;
    if (!(await dropSecondFactor(trx, viewer.id))) return 'removed';
    const deed = {
      actorId: viewer.id,
      verb: 'second-factor.removed',
      subjectId: viewer.id,
    } as const;
    await recordAudit(trx, deed, now);
    await tellOfSecondFactor(trx, viewer.id, 'second-factor-off', now);
    return 'removed';
  });
}

export async function renewRecoveryCodes(
  db: Db,
  viewer: SignedIn,
  { passphrase }: { passphrase: string },
  now: Date,
): Promise<{ codes: string[] } | { refused: 'no-factor' } | Unproven> {
  const proven = await provePassphrase(db, viewer, passphrase);
  if ('refused' in proven) return proven;
  const drawn = await drawRecoveryCodes();
  return db.transaction().execute(async (trx) => {
    // Locks it, so that of two sets made at once one stands, and not some of each.
    const locked = await trx
      .updateTable('second_factors')
      .set((it) => ({ last_step: it.ref('last_step') }))
      .where('person_id', '=', viewer.id)
      .where('confirmed_at', 'is not', null)
      .executeTakeFirst();
    if (Number(locked.numUpdatedRows) === 0) return { refused: 'no-factor' } as const;
    await replaceRecoveryCodes(trx, viewer.id, drawn, now);
    const deed = { actorId: viewer.id, verb: 'recovery-codes.made', subjectId: viewer.id } as const;
    await recordAudit(trx, deed, now);
    await tellOfSecondFactor(trx, viewer.id, 'recovery-codes-new', now);
    return { codes: drawn.codes };
  });
}

/** Takes all of it away, and every session with it; false where there was none that counted. */
export async function dropSecondFactor(
  trx: Transaction<Database>,
  personId: string,
): Promise<boolean> {
  const dropped = await trx
    .deleteFrom('second_factors')
    .where('person_id', '=', personId)
    .returning('confirmed_at')
    .execute();
  await trx.deleteFrom('recovery_codes').where('person_id', '=', personId).execute();
  await endEverySignIn(trx, personId);
  return dropped.some((factor) => factor.confirmed_at !== null);
}

async function endEverySignIn(trx: Transaction<Database>, personId: string): Promise<void> {
  await trx.deleteFrom('sessions').where('person_id', '=', personId).execute();
  await trx.deleteFrom('half_sign_ins').where('person_id', '=', personId).execute();
}

type Told = 'second-factor-on' | 'second-factor-off' | 'second-factor-reset' | 'recovery-codes-new';

export async function tellOfSecondFactor(
  trx: Transaction<Database>,
  personId: string,
  template: Told,
  now: Date,
): Promise<void> {
  const values = () => ({
    page: `${publicUrl()}/me/second-factor`,
    forgotten: `${publicUrl()}/password/forgotten`,
  });
  await postTo(trx, personId, { template, eventKey: newId(), values }, now);
}
