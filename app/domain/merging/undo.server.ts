/** Undoing: each row that is still as the merge left it goes back; what has gone on since stays. */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { retention } from '#app/domain/departure/departure.ts';
import { recordAudits } from '#app/domain/audit/audit.server.ts';
import { stewardOnly, type Viewer } from '#app/domain/people/people.ts';
import { countChanges, type Change } from './change.ts';
import { hasGoneOn } from './learning.server.ts';
import { holdAccounts } from './merge.server.ts';
import type { Leftover } from './merging.ts';
import { isOfAccess, partAccounts } from './parting.server.ts';
import { takeBack } from './rows.server.ts';
import { addressesOf, partMails, tellOfMerge } from './telling.server.ts';

export type Undone =
  { leftovers: Leftover[] } | { refused: 'not-found' | 'too-late' | 'kept-gone' };

/** Undoing twice is undoing once. */
export async function undoMerge(
  db: Db,
  viewer: Viewer,
  { merge: id }: { merge: string },
  now: Date,
): Promise<Undone> {
  const steward = stewardOnly(viewer);
  return db.transaction().execute(async (trx): Promise<Undone> => {
    // Locks the merge: of two who undo it at once, one does.
    const merge = await trx
      .updateTable('merges')
      .set((it) => ({ reason: it.ref('reason') }))
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst();
    if (!merge) return { refused: 'not-found' };
    if (merge.undone_at !== null)
      return { leftovers: JSON.parse(merge.leftovers ?? '[]') as Leftover[] };
    if (merge.changes === null || undoableUntil(merge) <= now.toISOString())
      return { refused: 'too-late' };
    const ids = { kept: merge.kept_id, gone: merge.gone_id };
    await holdAccounts(trx, [ids.kept, ids.gone]);
    if (!(await standsJoined(trx, ids))) return { refused: 'kept-gone' };

    const changes = JSON.parse(merge.changes) as Change[];
    const left = [
      ...(await takeAllBack(
        trx,
        changes.filter((it) => !isOfAccess(it)),
        merge,
      )),
      ...(await partAccounts(trx, merge, changes.filter(isOfAccess), now)),
    ];
    await partMails(trx, merge);
    const leftovers = countChanges(left);
    await trx
      .updateTable('merges')
      .set({ undone_at: now.toISOString(), undone_by: steward.id, changes: null })
      .set({ leftovers: JSON.stringify(leftovers) })
      .where('id', '=', id)
      .execute();
    const deed = { actorId: steward.id };
    await recordAudits(
      trx,
      [
        { ...deed, verb: 'person.unmerged', subjectId: ids.kept },
        { ...deed, verb: 'person.unmerged-back', subjectId: ids.gone },
      ],
      now,
    );
    const told = await addressesOf(trx, ids);
    await tellOfMerge(trx, { merge: id, told, parted: true }, now);
    return { leftovers };
  });
}

export const undoableUntil = ({ merged_at }: { merged_at: string }): string =>
  new Date(new Date(merged_at).getTime() + retention.merge * 86_400_000).toISOString();

async function standsJoined(
  trx: Transaction<Database>,
  { kept, gone }: { kept: string; gone: string },
): Promise<boolean> {
  const rows = await trx
    .selectFrom('people')
    .select(['id', 'deleted_at', 'merged_into'])
    .where('id', 'in', [kept, gone])
    .execute();
  const living = rows.some((it) => it.id === kept && it.deleted_at === null);
  return living && rows.some((it) => it.id === gone && it.merged_into === kept);
}

/** The last change first; what could not be taken back is returned. */
async function takeAllBack(
  trx: Transaction<Database>,
  changes: readonly Change[],
  merge: { id: string; merged_at: string },
): Promise<Change[]> {
  const gone = new Set<string>();
  for (const enrolment of new Set(changes.flatMap(({ group }) => group ?? []))) {
    const moved = changes.some(
      ({ table, key, set }) => table === 'enrolments' && key.id === enrolment && 'person_id' in set,
    );
    if (await hasGoneOn(trx, { enrolment, moved, merge })) gone.add(enrolment);
  }
  const left: Change[] = [];
  for (const change of [...changes].reverse()) {
    const held = change.group !== undefined && gone.has(change.group);
    if (held || !(await takeBack(trx, change))) left.push(change);
  }
  return left;
}
