/** A person's dates are found through the series they may come to, however many others there are. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [name, table, columns] of [
    ['meetings_series_end', 'meetings', ['series_id', 'ends_at']],
    ['series_audience', 'series', ['audience']],
    ['series_kinds_kind', 'series_kinds', ['kind']],
    ['series_organizations_organization', 'series_organizations', ['organization_id']],
    ['series_facilitators_person', 'series_facilitators', ['person_id']],
    ['meeting_facilitators_person', 'meeting_facilitators', ['person_id']],
    // Whether somebody was dismissed is asked of those who are no longer in office, too.
    ['appointments_person', 'appointments', ['person_id']],
  ] as const)
    await db.schema
      .createIndex(name)
      .on(table)
      .columns([...columns])
      .execute();
}
