/** Merging: what was shown is done, all of it or nothing, and every row of it is written down. */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import { isUniqueViolation } from '#db/errors.server.ts';
import type { Database } from '#db/schema.ts';
import { recordAudits } from '#app/domain/audit/audit.server.ts';
import { raiseAccount } from '#app/domain/people/people.server.ts';
import { stewardOnly, type Viewer } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { atOnce, type Change } from './change.ts';
import type { MergeRefusal } from './merging.ts';
import { planFor } from './preview.server.ts';
import { makeChange } from './rows.server.ts';
import { addressesOf, tellOfMerge } from './telling.server.ts';

export type Merged = { merge: string } | { refused: MergeRefusal | 'changed' | 'no-reason' };

interface Input {
  person: string;
  other: string;
  reason: string;
  /** What the steward saw. */
  seal: string;
}

class ChangedMeanwhile extends Error {}

export async function mergeAccounts(
  db: Db,
  viewer: Viewer,
  input: Input,
  now: Date,
): Promise<Merged> {
  const steward = stewardOnly(viewer);
  if (input.reason.trim() === '') return { refused: 'no-reason' };
  try {
    return await db.transaction().execute(async (trx): Promise<Merged> => {
      await holdAccounts(trx, [input.person, input.other]);
      const ids = { kept: input.person, gone: input.other };
      const planned = await planFor(trx, viewer, ids, now);
      if ('refused' in planned) return planned;
      if (planned.seal !== input.seal) return { refused: 'changed' };
      const told = await addressesOf(trx, ids);
      const id = newId();
      const changes = planned.plan.changes.map((change) => dated(change, now));
      for (const change of changes)
        if (!(await makeChange(trx, change))) throw new ChangedMeanwhile();
      await trx
        .insertInto('merges')
        .values({
          id,
          kept_id: ids.kept,
          gone_id: ids.gone,
          reason: input.reason.trim(),
          merged_at: now.toISOString(),
          merged_by: steward.id,
          changes: JSON.stringify(changes),
        })
        .execute();
      await trx.deleteFrom('sessions').where('person_id', '=', ids.gone).execute();
      await trx.deleteFrom('half_sign_ins').where('person_id', '=', ids.gone).execute();
      // Whoever came in with a PIN and leads now comes in anew, with a passphrase.
      if (planned.plan.notes.some(({ is }) => is === 'leads'))
        await raiseAccount(trx, ids.kept, now);
      const details = { reason: input.reason.trim() };
      const deed = { actorId: steward.id, details };
      await recordAudits(
        trx,
        [
          { ...deed, verb: 'person.merged', subjectId: ids.kept },
          { ...deed, verb: 'person.merged-away', subjectId: ids.gone },
        ],
        now,
      );
      await tellOfMerge(trx, { merge: id, told, parted: false }, now);
      return { merge: id };
    });
  } catch (error) {
    // Something was written between our looking and our writing.
    if (error instanceof ChangedMeanwhile || isUniqueViolation(error))
      return { refused: 'changed' };
    throw error;
  }
}

/** Both, always in the same order: two stewards at once wait for each other and do not cross. */
export async function holdAccounts(trx: Transaction<Database>, ids: string[]): Promise<void> {
  for (const id of [...ids].sort())
    await trx
      .updateTable('people')
      .set((it) => ({ language: it.ref('language') }))
      .where('id', '=', id)
      .execute();
}

function dated({ set, ...change }: Change, now: Date): Change {
  const at = now.toISOString();
  return {
    ...change,
    set: Object.fromEntries(
      Object.entries(set).map(([column, [was, becomes]]) => [
        column,
        [was, becomes === atOnce ? at : becomes] as const,
      ]),
    ),
  };
}
