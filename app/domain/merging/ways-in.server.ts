/**
 * Undoing, for whoever is in, or could come in: nobody can tell any more which of the two people
 * began a session, printed a slip or copied the address of a calendar since the accounts were one.
 */
import type { Transaction } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Owners } from './whose.server.ts';

type Trx = Transaction<Database>;
interface Merge {
  kept_id: string;
  gone_id: string;
  merged_at: string;
}

/** `opened`: the person of the account that was closed could come into the kept one. */
export async function endWaysIn(
  trx: Trx,
  merge: Merge,
  { owners, opened }: { owners: Owners; opened: boolean },
  now: Date,
): Promise<void> {
  for (const table of ['sessions', 'half_sign_ins'] as const)
    await trx.deleteFrom(table).where('person_id', 'in', [merge.kept_id, merge.gone_id]).execute();
  await partFactors(trx, merge, owners);
  await trx
    .updateTable('join_codes')
    .set({ voided_at: now.toISOString() })
    .where('person_id', '=', merge.kept_id)
    .where('made_at', '>=', merge.merged_at)
    .where('used_at', 'is', null)
    .where('voided_at', 'is', null)
    .execute();
  if (opened || owners.secret === 'unclear') await endWhatWasMade(trx, merge, now);
}

/** What was set up since belongs to whoever knew the passphrase then, in place of what they had. */
async function partFactors(
  trx: Trx,
  { kept_id, gone_id, merged_at }: Merge,
  { factor }: Owners,
): Promise<void> {
  if (factor === null || factor === 'kept') return;
  await trx
    .deleteFrom('second_factors')
    .where('person_id', '=', kept_id)
    .where('made_at', '>=', merged_at)
    .where('confirmed_at', 'is', null)
    .execute();
  for (const table of ['second_factors', 'recovery_codes'] as const) {
    const made = await trx
      .selectFrom(table)
      .select('id')
      .where('person_id', '=', kept_id)
      .where('made_at', '>=', merged_at)
      .execute();
    if (made.length === 0) continue;
    const ids = made.map(({ id }) => id);
    if (factor === 'unclear') await trx.deleteFrom(table).where('id', 'in', ids).execute();
    else {
      await trx.deleteFrom(table).where('person_id', '=', gone_id).execute();
      await trx.updateTable(table).set({ person_id: gone_id }).where('id', 'in', ids).execute();
    }
  }
}

async function endWhatWasMade(trx: Trx, { kept_id, merged_at }: Merge, now: Date): Promise<void> {
  await trx
    .updateTable('calendar_feeds')
    .set({ revoked_at: now.toISOString() })
    .where('person_id', '=', kept_id)
    .where('made_at', '>=', merged_at)
    .where('revoked_at', 'is', null)
    .execute();
  await trx
    .deleteFrom('devices')
    .where('person_id', '=', kept_id)
    .where('first_at', '>=', merged_at)
    .execute();
}
