/** The queues of meetings as they stand now. */
import { sql, type Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { belongs } from './audience.server.ts';
import { queueOf, type Queue } from './queue.ts';

/** Who has a place and who waits now. Whoever may no longer come, or has left, holds none. */
export async function queueFor(db: Db | Transaction<Database>, meeting: string): Promise<Queue> {
  return (await queuesFor(db, [meeting])).get(meeting) ?? queueOf([], null);
}

export async function queuesFor(
  db: Db | Transaction<Database>,
  meetings: string[],
): Promise<Map<string, Queue>> {
  if (meetings.length === 0) return new Map();
  const facts = await db
    .selectFrom('reservations')
    .innerJoin('meetings', 'meetings.id', 'reservations.meeting_id')
    .innerJoin('series', 'series.id', 'meetings.series_id')
    .innerJoin('people', 'people.id', 'reservations.person_id')
    .select(['meetings.id', 'reservations.person_id as personId', 'turn', 'answer'])
    .select('meetings.capacity')
    .where('meetings.id', 'in', meetings)
    .where('people.deleted_at', 'is', null)
    .where('people.suspended_at', 'is', null)
    .where(belongs(sql`reservations.person_id`))
    .orderBy('turn')
    .execute();
  return new Map(
    meetings.map((id) => {
      const said = facts.filter((it) => it.id === id);
      return [id, queueOf(said, said[0]?.capacity ?? null)];
    }),
  );
}
