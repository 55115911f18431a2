/** Appointing and dismissing: a role from when to when, and by whom. */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import { isLastSteward, raiseAccount } from '#app/domain/people/people.server.ts';
import { stewardOnly, foldEmail, type Role, type Viewer } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';

export type Appointed = { appointed: true } | { refused: 'not-found' | 'suspended' };
export type Dismissed =
  { dismissed: true } | { refused: 'not-found' | 'no-reason' | 'last-steward' };

/** Appointing somebody who holds the role already changes nothing. */
export async function appoint(
  db: Db,
  viewer: Viewer,
  { person, role }: { person: string; role: Role },
  now: Date,
): Promise<Appointed> {
  const steward = stewardOnly(viewer);
  return db.transaction().execute((trx) => appointIn(trx, { person, role, by: steward.id }, now));
}

/** For the operator at the machine: how a platform gets its first steward. */
export async function appointSteward(
  db: Db,
  { email }: { email: string },
  now: Date,
): Promise<Appointed> {
  const found = await db
    .selectFrom('people')
    .select('id')
    .where('email_folded', '=', foldEmail(email))
    // Anybody may have signed up with an address that is not theirs.
    .where('email_confirmed_at', 'is not', null)
    .executeTakeFirst();
  if (!found) return { refused: 'not-found' };
  const appointment = { person: found.id, role: 'steward', by: null } as const;
  return db.transaction().execute((trx) => appointIn(trx, appointment, now));
}

async function appointIn(
  trx: Transaction<Database>,
  { person, role, by }: { person: string; role: Role; by: string | null },
  now: Date,
): Promise<Appointed> {
  // Locks the person, so that they are not suspended or deleted meanwhile.
  const found = await trx
    .updateTable('people')
    .set((it) => ({ suspended_at: it.ref('suspended_at') }))
    .where('id', '=', person)
    .where('deleted_at', 'is', null)
    .returning('suspended_at')
    .executeTakeFirst();
  if (!found) return { refused: 'not-found' };
  if (found.suspended_at !== null) return { refused: 'suspended' };
  const started = { started_at: now.toISOString(), started_by: by };
  const appointed = await trx
    .insertInto('appointments')
    .values({ id: newId(), person_id: person, role, ...started, ended_at: null, ended_by: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!appointed) return { appointed: true };
  await raiseAccount(trx, person, now);
  const of = { subjectId: person, details: { role } };
  await recordAudit(trx, { actorId: by, verb: 'person.appointed', ...of }, now);
  return { appointed: true };
}

export async function dismiss(
  db: Db,
  viewer: Viewer,
  { person, role, reason }: { person: string; role: Role; reason: string },
  now: Date,
): Promise<Dismissed> {
  const steward = stewardOnly(viewer);
  if (reason.trim() === '') return { refused: 'no-reason' };
  return db.transaction().execute(async (trx): Promise<Dismissed> => {
    if (role === 'steward' && (await isLastSteward(trx, person)))
      return { refused: 'last-steward' };
    const dismissed = await trx
      .updateTable('appointments')
      .set({ ended_at: now.toISOString(), ended_by: steward.id })
      .where('person_id', '=', person)
      .where('role', '=', role)
      .where('ended_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!dismissed) return { refused: 'not-found' };
    const of = { subjectId: person, details: { role, reason: reason.trim() } };
    await recordAudit(trx, { actorId: steward.id, verb: 'person.dismissed', ...of }, now);
    return { dismissed: true };
  });
}
