/** Mails about a case. None holds a word of its sheet. */
import type { Transaction } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Meeting } from '#app/domain/meetings/meetings.ts';
import { postTo } from '#app/domain/people/people.server.ts';
import { placeOf } from '#app/domain/people/people.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import type { Decision } from './clinic.ts';

/** Whoever runs the meeting learns that somebody asked, so that the sheet is read in time. */
export async function tellHosts(
  trx: Transaction<Database>,
  { case: id, meeting, by }: { case: string; meeting: Meeting; by: string },
  now: Date,
): Promise<void> {
  for (const host of await hostsOf(trx, meeting)) {
    if (host === by) continue;
    const { time_zone: zone } = await zoneOf(trx, host);
    await postTo(
      trx,
      host,
      {
        template: 'clinic-asked',
        eventKey: `case:${id}:asked`,
        values: (say) => ({
          title: titleOf(meeting),
          when: say.moment(meeting.startsAt, zone),
          zone: placeOf(zone),
          address: `${publicUrl()}/meetings/${meeting.id}/cases`,
        }),
      },
      now,
    );
  }
}

/** Whoever asked learns what was decided. */
export async function tellAsker(
  trx: Transaction<Database>,
  {
    case: id,
    person,
    meeting,
    decision,
  }: { case: string; person: string; meeting: Meeting; decision: Decision },
  now: Date,
): Promise<void> {
  const { time_zone: zone } = await zoneOf(trx, person);
  await postTo(
    trx,
    person,
    {
      template: `clinic-${decision}`,
      eventKey: `case:${id}:${decision}`,
      values: (say) => ({
        title: titleOf(meeting),
        when: say.moment(meeting.startsAt, zone),
        zone: placeOf(zone),
        address: `${publicUrl()}/meetings/${meeting.id}/clinic`,
      }),
    },
    now,
  );
}

const titleOf = (meeting: Meeting): string => meeting.theme ?? meeting.title;

const zoneOf = (trx: Transaction<Database>, person: string) =>
  trx.selectFrom('people').select('time_zone').where('id', '=', person).executeTakeFirstOrThrow();

/** Of the series, or of this date alone. */
async function hostsOf(trx: Transaction<Database>, meeting: Meeting): Promise<string[]> {
  const rows = await trx
    .selectFrom('people')
    .select('people.id')
    .where('people.deleted_at', 'is', null)
    .where('people.suspended_at', 'is', null)
    .where((is) =>
      is.or([
        is(
          'people.id',
          'in',
          is
            .selectFrom('series_facilitators')
            .select('person_id')
            .where('series_id', '=', meeting.seriesId),
        ),
        is(
          'people.id',
          'in',
          is
            .selectFrom('meeting_facilitators')
            .select('person_id')
            .where('meeting_id', '=', meeting.id),
        ),
      ]),
    )
    .orderBy('people.id')
    .execute();
  return rows.map((it) => it.id);
}
