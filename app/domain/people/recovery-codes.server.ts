/**
 * **Recovery codes**: ten, for who has lost the phone with the app. Each opens the second step once.
 * Kept is the beginning, to find a code by, and an argon2id hash of the whole: 60 of its 80 bits are
 * in no backup.
 */
import { randomInt } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { hashPassphrase, verifyPassphrase } from '#app/platform/passwords/passwords.server.ts';
import { codeIn } from './join-code.ts';

/** Without I, L, O and U: what looks alike is read as one sign (join-code.ts). */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 16;
const count = 10;
const beginningOf = (code: string): string => code.slice(0, 4);

export interface NewCodes {
  /** To be shown once, and kept nowhere. */
  codes: string[];
  kept: { beginning: string; hash: string }[];
}

/** Hashing takes a while: never inside a transaction. */
export async function drawRecoveryCodes(): Promise<NewCodes> {
  const drawn = new Map<string, string>();
  while (drawn.size < count) {
    const code = Array.from({ length }, () => signs[randomInt(signs.length)]).join('');
    drawn.set(beginningOf(code), code);
  }
  const kept = await Promise.all(
    [...drawn].map(async ([beginning, code]) => ({ beginning, hash: await hashPassphrase(code) })),
  );
  return { codes: [...drawn.values()], kept };
}

/** The new ones stand, and no older one does. */
export async function replaceRecoveryCodes(
  trx: Transaction<Database>,
  personId: string,
  { kept }: NewCodes,
  now: Date,
): Promise<void> {
  await trx.deleteFrom('recovery_codes').where('person_id', '=', personId).execute();
  await trx
    .insertInto('recovery_codes')
    .values(
      kept.map((code) => ({
        id: newId(),
        person_id: personId,
        made_at: now.toISOString(),
        ...code,
      })),
    )
    .execute();
}

/** Which of the person's codes this is, if it was not used. Looking uses nothing up. */
export async function recoveryCodeTyped(
  db: Db,
  personId: string,
  typed: string,
): Promise<string | null> {
  const code = codeIn(typed);
  const row = await db
    .selectFrom('recovery_codes')
    .select(['id', 'hash'])
    .where('person_id', '=', personId)
    .where('beginning', '=', beginningOf(code))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  // As long where there is no such code.
  const fits = await verifyPassphrase(row?.hash ?? null, code);
  return row && fits ? row.id : null;
}

/** False where somebody else was faster. */
export async function spendRecoveryCode(
  trx: Transaction<Database>,
  id: string,
  now: Date,
): Promise<boolean> {
  const spent = await trx
    .updateTable('recovery_codes')
    .set({ used_at: now.toISOString() })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return Number(spent.numUpdatedRows) > 0;
}

export async function recoveryCodesLeft(
  db: Db | Transaction<Database>,
  personId: string,
): Promise<number> {
  const row = await db
    .selectFrom('recovery_codes')
    .select((it) => it.fn.countAll<number>().as('left'))
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.left;
}
