import type { Transaction } from 'kysely';
import type { Database } from '#db/schema.ts';
import { forgetDetails } from '#app/domain/audit/audit.server.ts';

/** When a person deletes the account: what was asked of them goes, with every reason written; in the trail, that something was. */
export async function forgetRequirements(
  trx: Transaction<Database>,
  personId: string,
): Promise<void> {
  const theirs = await trx
    .selectFrom('requirements')
    .select('id')
    .where('person_id', '=', personId)
    .execute();
  const ids = theirs.map(({ id }) => id);
  if (ids.length === 0) return;
  await forgetDetails(trx, { kind: 'requirement', ids });
  await trx.deleteFrom('extensions').where('requirement_id', 'in', ids).execute();
  await trx.deleteFrom('requirements').where('id', 'in', ids).execute();
}
