/** What goes: of a person who leaves the platform, and of a date that is over. */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';

/** What they wrote goes, the counts of who came stay. */
export async function forgetMeetings(trx: Transaction<Database>, personId: string): Promise<void> {
  for (const table of [
    'reservations',
    'meeting_waits',
    'clinic_cases',
    'calendar_feeds',
    'feedback_givers',
    'series_facilitators',
    'meeting_facilitators',
  ] as const)
    await trx.deleteFrom(table).where('person_id', '=', personId).execute();
  await trx
    .updateTable('action_points')
    .set({ owner_id: null })
    .where('owner_id', '=', personId)
    .execute();
}

/**
 * The sheets of the case clinic go when their meeting is over, or does not take place: within the
 * transaction that cancels it, and again and again by the worker. Says how many went.
 */
export async function forgetSheets(db: Db | Transaction<Database>, now: Date): Promise<number> {
  const gone = await db
    .deleteFrom('clinic_cases')
    .where('meeting_id', 'in', (meetings) =>
      meetings
        .selectFrom('meetings')
        .select('id')
        .where((is) =>
          is.or([is('ends_at', '<=', now.toISOString()), is('cancelled_at', 'is not', null)]),
        ),
    )
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
