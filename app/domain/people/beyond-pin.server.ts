import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';

/** Who is appointed or leads an organization needs a passphrase: a PIN opens learners' accounts only. */
export async function isBeyondPin(db: Kysely<Database>, personId: string): Promise<boolean> {
  const appointed = db
    .selectFrom('appointments')
    .select('person_id')
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null);
  const leads = db
    .selectFrom('memberships')
    .select('person_id')
    .where('person_id', '=', personId)
    .where('role', '=', 'leader')
    .where('ended_at', 'is', null);
  return (await appointed.unionAll(leads).limit(1).executeTakeFirst()) !== undefined;
}
