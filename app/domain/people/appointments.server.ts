import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';

/** As the appointments say, whatever the session of the person is good for. */
export async function isSteward(
  db: Db | Transaction<Database>,
  personId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('appointments')
    .select('id')
    .where('person_id', '=', personId)
    .where('role', '=', 'steward')
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}
