/** "The notes are there": to who came, and to who answered yes, or no. */
import { sql, type Transaction } from 'kysely';
import type { Database } from '#db/schema.ts';
import { whoWants } from '#app/domain/mail-preferences/mail-preferences.server.ts';
import { belongs } from '#app/domain/meetings/meetings.server.ts';
import type { Meeting } from '#app/domain/meetings/meetings.ts';
import { postMessages } from '#app/domain/messages/messages.server.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { asLanguage } from '#app/words/languages.ts';
import { speak } from '#app/words/words.ts';

/** Once a person and meeting, however often notes are published and in how many languages. */
export async function tellReaders(
  trx: Transaction<Database>,
  meeting: Meeting,
  now: Date,
): Promise<void> {
  const people = await readersOf(trx, meeting.id);
  const wanted = await whoWants(trx, { kind: 'reminders', people: people.map((it) => it.id) });
  const messages = people
    .filter((it) => wanted.has(it.id))
    .map((person) => {
      const language = asLanguage(person.language);
      const say = speak(language);
      const { id, title, theme, startsAt } = meeting;
      return {
        template: 'meeting-notes' as const,
        personId: person.id,
        recipient: person.email!,
        language,
        eventKey: `notes:${id}`,
        values: {
          name: person.name,
          title: theme ? say('meetings.calendar.title', { title, theme }) : title,
          day: say.day(startsAt, person.time_zone),
          address: `${publicUrl()}/meetings/${id}/notes`,
        },
      };
    });
  await postMessages(trx, messages, now);
}

/** Whoever may still come, and has an address. */
const readersOf = (trx: Transaction<Database>, meeting: string) =>
  trx
    .selectFrom('people')
    .innerJoin('meetings', (join) => join.on('meetings.id', '=', meeting))
    .innerJoin('series', 'series.id', 'meetings.series_id')
    .select(['people.id', 'people.name', 'people.email', 'people.language', 'people.time_zone'])
    .where('people.email', 'is not', null)
    .where('people.deleted_at', 'is', null)
    .where('people.suspended_at', 'is', null)
    .where(belongs(sql`people.id`))
    .where(
      sql<boolean>`(
        exists (select 1 from room_visits where room_visits.person_id = people.id
          and room_visits.meeting_id = meetings.id)
        or exists (select 1 from attendances where attendances.person_id = people.id
          and attendances.meeting_id = meetings.id)
        or (select reservations.answer from reservations where reservations.person_id = people.id
          and reservations.meeting_id = meetings.id order by turn desc limit 1) in ('yes', 'no'))`,
    )
    .execute();
