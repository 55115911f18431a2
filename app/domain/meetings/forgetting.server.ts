/** When a person leaves the platform: what they wrote goes, the counts of who came stay. */
import type { Transaction } from 'kysely';
import type { Database } from '#db/schema.ts';

export async function forgetMeetings(trx: Transaction<Database>, personId: string): Promise<void> {
  for (const table of [
    'reservations',
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
