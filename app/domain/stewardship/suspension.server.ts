/** Suspending: nobody signs in, and every session ends with the deed. */
import type { Db } from '#db/connection.server.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import { isLastSteward } from '#app/domain/people/people.server.ts';
import { stewardOnly, type Viewer } from '#app/domain/people/people.ts';

export type Suspended =
  { suspended: true } | { refused: 'not-found' | 'no-reason' | 'oneself' | 'last-steward' };

export async function suspendPerson(
  db: Db,
  viewer: Viewer,
  { person, reason }: { person: string; reason: string },
  now: Date,
): Promise<Suspended> {
  const steward = stewardOnly(viewer);
  if (reason.trim() === '') return { refused: 'no-reason' };
  if (person === steward.id) return { refused: 'oneself' };
  return db.transaction().execute(async (trx): Promise<Suspended> => {
    if (await isLastSteward(trx, person)) return { refused: 'last-steward' };
    const suspended = await trx
      .updateTable('people')
      .set({ suspended_at: now.toISOString(), suspension_reason: reason.trim() })
      .where('id', '=', person)
      .where('deleted_at', 'is', null)
      .where('suspended_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    await trx.deleteFrom('sessions').where('person_id', '=', person).execute();
    await trx.deleteFrom('half_sign_ins').where('person_id', '=', person).execute();
    if (!suspended)
      return (await isSuspended(trx, person)) ? { suspended: true } : { refused: 'not-found' };
    const of = { subjectId: person, details: { reason: reason.trim() } };
    await recordAudit(trx, { actorId: steward.id, verb: 'person.suspended', ...of }, now);
    return { suspended: true };
  });
}

export async function restorePerson(
  db: Db,
  viewer: Viewer,
  { person }: { person: string },
  now: Date,
): Promise<{ restored: true } | { refused: 'not-found' }> {
  const steward = stewardOnly(viewer);
  return db.transaction().execute(async (trx) => {
    const restored = await trx
      .updateTable('people')
      .set({ suspended_at: null, suspension_reason: null })
      .where('id', '=', person)
      .where('deleted_at', 'is', null)
      .where('suspended_at', 'is not', null)
      .returning('id')
      .executeTakeFirst();
    if (!restored)
      return (await isThere(trx, person)) ? { restored: true } : { refused: 'not-found' };
    const deed = { actorId: steward.id, verb: 'person.restored', subjectId: person } as const;
    await recordAudit(trx, deed, now);
    return { restored: true };
  });
}

async function isSuspended(db: Db, person: string): Promise<boolean> {
  const row = await living(db, person).where('suspended_at', 'is not', null).executeTakeFirst();
  return row !== undefined;
}

async function isThere(db: Db, person: string): Promise<boolean> {
  return (await living(db, person).executeTakeFirst()) !== undefined;
}

const living = (db: Db, person: string) =>
  db.selectFrom('people').select('id').where('id', '=', person).where('deleted_at', 'is', null);
