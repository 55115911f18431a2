/** Undoing a staff list within a day: what it began ends, what people did by then stays theirs. */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import type { ViewedOrganization } from '#app/domain/organizations/organizations.ts';
import { forgetPerson } from '#app/domain/people/people.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { hoursToUndo } from './staffing.ts';
import { keptList } from './lists.server.ts';

export type Undone = 'undone' | { refused: 'too-late' } | { refused: 'not-confirmed' };

/** Twice is once. Null where there is no such list. */
export async function undoList(
  db: Db,
  viewer: SignedIn,
  { organization, list }: { organization: ViewedOrganization; list: string },
  now: Date,
): Promise<Undone | null> {
  return db.transaction().execute(async (trx) => {
    const kept = await keptList(trx, { organization, list });
    if (!kept) return null;
    if (kept.confirmed_at === null) return { refused: 'not-confirmed' };
    const since = new Date(now.getTime() - hoursToUndo * 3_600_000).toISOString();
    const undone = await trx
      .updateTable('staff_lists')
      .set({ undone_at: now.toISOString() })
      .where('id', '=', kept.id)
      .where('confirmed_at', '>', since)
      .where('undone_at', 'is', null)
      .executeTakeFirst();
    if (Number(undone.numUpdatedRows) === 0)
      return kept.undone_at === null && kept.confirmed_at <= since
        ? { refused: 'too-late' }
        : 'undone';

    const ended = await endMemberships(trx, organization.id, list, now);
    await withdrawInvitations(trx, organization.id, list, now);
    const made = kept.rows.flatMap((row) => (row.made === undefined ? [] : [row.made]));
    const back = kept.rows.flatMap((row) => (row.again === undefined ? [] : [row.again]));
    await voidSlips(trx, organization.id, [...made, ...back], now);
    const removed = await removeUntouched(trx, made, now);
    const deed = { actorId: viewer.id, verb: 'staff-list.undone' } as const;
    const details = { ended, removed };
    await recordAudit(
      trx,
      { ...deed, subjectId: list, organizationId: organization.id, details },
      now,
    );
    return 'undone';
  });
}

async function endMemberships(
  trx: Transaction<Database>,
  organizationId: string,
  list: string,
  now: Date,
): Promise<number> {
  const ended = await trx
    .updateTable('memberships')
    .set({ ended_at: now.toISOString() })
    .where('organization_id', '=', organizationId)
    .where('staff_list_id', '=', list)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return Number(ended.numUpdatedRows);
}

async function voidSlips(
  trx: Transaction<Database>,
  organizationId: string,
  people: string[],
  now: Date,
): Promise<void> {
  if (people.length === 0) return;
  await trx
    .updateTable('join_codes')
    .set({ voided_at: now.toISOString() })
    .where('organization_id', '=', organizationId)
    .where('person_id', 'in', people)
    .where('used_at', 'is', null)
    .where('voided_at', 'is', null)
    .execute();
}

async function withdrawInvitations(
  trx: Transaction<Database>,
  organizationId: string,
  list: string,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('invitations')
    .set({ answered_at: now.toISOString(), answer: 'withdrawn' })
    .where('organization_id', '=', organizationId)
    .where('staff_list_id', '=', list)
    .where('answered_at', 'is', null)
    .execute();
}

/** Who never chose a passphrase or a PIN never signed in; elsewhere a member is somebody's still. */
async function removeUntouched(
  trx: Transaction<Database>,
  made: string[],
  now: Date,
): Promise<number> {
  if (made.length === 0) return 0;
  // Locks them too: who joins in this moment is either before us or finds no account.
  const untouched = await trx
    .updateTable('people')
    .set((eb) => ({ name: eb.ref('name') }))
    .where('id', 'in', made)
    .where('password_hash', 'is', null)
    .where('pin_hash', 'is', null)
    .where('deleted_at', 'is', null)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('memberships')
            .select('memberships.id')
            .whereRef('memberships.person_id', '=', 'people.id')
            .where('memberships.ended_at', 'is', null),
        ),
      ),
    )
    .returning('id')
    .execute();
  for (const { id } of untouched) {
    await trx.deleteFrom('messages').where('person_id', '=', id).execute();
    await forgetPerson(trx, id, now);
  }
  return untouched.length;
}
