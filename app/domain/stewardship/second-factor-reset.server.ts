/** Taking away the second factor of somebody who has lost phone and codes: they set up a new one. */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import { dropSecondFactor, tellOfSecondFactor } from '#app/domain/people/people.server.ts';
import { foldEmail, stewardOnly, type Viewer } from '#app/domain/people/people.ts';

export type FactorReset =
  { reset: true } | { refused: 'not-found' | 'no-reason' | 'own-factor' | 'no-factor' };

/** Who asks must be known to the steward: the passphrase alone opens the account after this. */
export async function resetSecondFactor(
  db: Db,
  viewer: Viewer,
  { person, reason }: { person: string; reason: string },
  now: Date,
): Promise<FactorReset> {
  const steward = stewardOnly(viewer);
  if (reason.trim() === '') return { refused: 'no-reason' };
  if (person === steward.id) return { refused: 'own-factor' };
  const how = { person, actorId: steward.id, reason: reason.trim() };
  return db.transaction().execute((trx) => reset(trx, how, now));
}

/** For the operator at the machine: how the only steward gets back in. */
export async function resetSecondFactorOf(
  db: Db,
  { who }: { who: string },
  now: Date,
): Promise<FactorReset> {
  const name = foldEmail(who);
  const found = await db
    .selectFrom('people')
    .select('id')
    .where((it) => it.or([it('email_folded', '=', name), it('username', '=', name)]))
    .executeTakeFirst();
  if (!found) return { refused: 'not-found' };
  const how = { person: found.id, actorId: null, reason: 'npm run steward' };
  return db.transaction().execute((trx) => reset(trx, how, now));
}

async function reset(
  trx: Transaction<Database>,
  { person, actorId, reason }: { person: string; actorId: string | null; reason: string },
  now: Date,
): Promise<FactorReset> {
  const living = await trx
    .selectFrom('people')
    .select('id')
    .where('id', '=', person)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!living) return { refused: 'not-found' };
  if (!(await dropSecondFactor(trx, person))) return { refused: 'no-factor' };
  const of = { subjectId: person, details: { reason } };
  await recordAudit(trx, { actorId, verb: 'second-factor.reset', ...of }, now);
  await tellOfSecondFactor(trx, person, 'second-factor-reset', now);
  return { reset: true };
}
