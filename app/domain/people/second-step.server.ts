/**
 * The **second step** of signing in. Between the two a person has a **half sign-in**: a token that
 * shows nothing and opens nothing but this step, for ten minutes.
 */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { hashToken, newToken } from '#app/platform/ids/ids.server.ts';
import { claim, forgive, neighbourhood, type Claim } from '#app/platform/limits/limits.server.ts';
import { stepOfCode } from '#app/platform/one-time-codes/one-time-codes.server.ts';
import { pinIn } from './pin.ts';
import { postTo } from './post-to.server.ts';
import {
  recoveryCodesLeft,
  recoveryCodeTyped,
  spendRecoveryCode,
} from './recovery-codes.server.ts';
import { confirmed } from './second-factor.server.ts';
import type { Limited } from './sign-in.server.ts';

export const halfMinutes = 10;

/** After the first step; null where the person has no second factor, and is in. */
export async function beginHalfSignIn(db: Db, personId: string, now: Date): Promise<string | null> {
  if (!(await confirmed(db, personId))) return null;
  const token = newToken();
  const expires = new Date(now.getTime() + halfMinutes * 60_000);
  await db
    .insertInto('half_sign_ins')
    .values({
      id: hashToken(token),
      person_id: personId,
      made_at: now.toISOString(),
      expires_at: expires.toISOString(),
    })
    .execute();
  return token;
}

/** Who is half in, while that lasts. */
export async function halfSignedIn(db: Db, token: string, now: Date): Promise<string | null> {
  const row = await db
    .selectFrom('half_sign_ins')
    .innerJoin('people', 'people.id', 'half_sign_ins.person_id')
    .select('people.id')
    .where('half_sign_ins.id', '=', hashToken(token))
    .where('half_sign_ins.expires_at', '>', now.toISOString())
    .where('people.suspended_at', 'is', null)
    .where('people.deleted_at', 'is', null)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** `code-used`: it was right, and has let somebody in already. `over`: begin with the passphrase. */
export type SecondStep =
  { personId: string } | { refused: 'wrong-code' | 'code-used' | 'over' } | Limited;

/** Whoever comes so far knew the passphrase, so nobody else can use up the tries of an account. */
export async function completeSignIn(
  db: Db,
  { token, code, address }: { token: string; code: string; address: string },
  now: Date,
): Promise<SecondStep> {
  const personId = await halfSignedIn(db, token, now);
  if (personId === null) return { refused: 'over' };
  const near = neighbourhood(address);
  const pair: Claim = ['second-step-pair', `${personId} ${near}`];
  const crowd: Claim[] = [
    ['sign-in-address', near],
    ['second-step-account', personId],
  ];
  const minutes = await claim(pair, ...crowd);
  if (minutes !== null) return { refused: 'limited', minutes };
  const digits = pinIn(code);
  const entered =
    digits === null
      ? await byRecoveryCode(db, { token, personId, code }, now)
      : await byApp(db, { token, personId, code: digits }, now);
  if ('personId' in entered) await forgive([pair], crowd);
  return entered;
}

interface Try {
  token: string;
  personId: string;
  code: string;
}

async function byApp(db: Db, { token, personId, code }: Try, now: Date): Promise<SecondStep> {
  const factor = await confirmed(db, personId);
  const step = factor ? stepOfCode(factor.secret, code, now) : null;
  if (!factor || step === null) return { refused: 'wrong-code' };
  return db.transaction().execute(async (trx): Promise<SecondStep> => {
    // RFC 6238, 5.2: of one code, only the first to come is let in, from wherever they come.
    const accepted = await trx
      .updateTable('second_factors')
      .set({ last_step: step })
      .where('id', '=', factor.id)
      .where('last_step', '<', step)
      .executeTakeFirst();
    if (Number(accepted.numUpdatedRows) === 0) return { refused: 'code-used' };
    return (await spent(trx, token)) ? { personId } : { refused: 'over' };
  });
}

async function byRecoveryCode(
  db: Db,
  { token, personId, code }: Try,
  now: Date,
): Promise<SecondStep> {
  const id = await recoveryCodeTyped(db, personId, code);
  if (id === null) return { refused: 'wrong-code' };
  return db.transaction().execute(async (trx): Promise<SecondStep> => {
    // In this order: a half sign-in that is over leaves the code as it was.
    if (!(await spent(trx, token))) return { refused: 'over' };
    if (!(await spendRecoveryCode(trx, id, now))) return { refused: 'over' };
    const left = await recoveryCodesLeft(trx, personId);
    const of = { subjectId: personId, details: { left } };
    await recordAudit(trx, { actorId: personId, verb: 'recovery-code.used', ...of }, now);
    const message = {
      template: 'recovery-code-used',
      eventKey: id,
      values: () => ({
        left: String(left),
        page: `${publicUrl()}/me/second-factor`,
        forgotten: `${publicUrl()}/password/forgotten`,
      }),
    } as const;
    await postTo(trx, personId, message, now);
    return { personId };
  });
}

async function spent(trx: Transaction<Database>, token: string): Promise<boolean> {
  const gone = await trx
    .deleteFrom('half_sign_ins')
    .where('id', '=', hashToken(token))
    .executeTakeFirst();
  return Number(gone.numDeletedRows) > 0;
}
