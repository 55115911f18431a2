/** Mails before a meeting to those who have a place, in their language and by their clock. */
import { setImmediate } from 'node:timers/promises';
import type { Db } from '#db/connection.server.ts';
import { whoWants } from '#app/domain/mail-preferences/mail-preferences.server.ts';
import { postMessages } from '#app/domain/messages/messages.server.ts';
import type { NewMessage } from '#app/domain/messages/messages.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { asLanguage } from '#app/words/languages.ts';
import { speak } from '#app/words/words.ts';
import { farthestStage, stageAt, type Stage } from './reminder-stage.ts';
import { queueFor } from './reservations.server.ts';

/**
 * Any number of workers may run it, however often and whatever their clocks say: a message is posted
 * once for its person, date and stage. A date that has moved is another date.
 */
export async function remindOfMeetings(db: Db, now: Date): Promise<void> {
  const soon = new Date(now.getTime() + farthestStage).toISOString();
  const meetings = await db
    .selectFrom('meetings')
    .innerJoin('series', 'series.id', 'meetings.series_id')
    .select(['meetings.id', 'meetings.starts_at', 'meetings.time_zone', 'meetings.theme'])
    .select('series.title')
    .where('meetings.starts_at', '>', now.toISOString())
    .where('meetings.starts_at', '<=', soon)
    .where('meetings.cancelled_at', 'is', null)
    .execute();
  for (const meeting of meetings) {
    const stage = stageAt(meeting.starts_at, now);
    if (!stage) continue;
    const people = await toRemind(db, meeting.id, stage);
    const messages = people.map((person) => messageTo(person, meeting, stage));
    await db.transaction().execute((trx) => postMessages(trx, messages, now));
    // Whoever waits for a page comes first.
    await setImmediate();
  }
}

/** Those with a place who had answered before the stage began: who says yes today knows it. */
async function toRemind(db: Db, meeting: string, stage: Stage) {
  const { admitted } = await queueFor(db, meeting);
  if (admitted.length === 0) return [];
  const wanted = await whoWants(db, { kind: 'reminders', people: admitted });
  if (wanted.size === 0) return [];
  return db
    .selectFrom('people')
    .select(['id', 'name', 'email', 'language', 'time_zone'])
    .where('id', 'in', [...wanted])
    .where('email', 'is not', null)
    .where((is) =>
      is.exists(
        is
          .selectFrom('reservations')
          .select('reservations.id')
          .whereRef('reservations.person_id', '=', 'people.id')
          .where('reservations.meeting_id', '=', meeting)
          .where('reservations.answer', '=', 'yes')
          .where('reservations.answered_at', '<', stage.began),
      ),
    )
    .execute();
}

type Person = Awaited<ReturnType<typeof toRemind>>[number];
interface Soon {
  id: string;
  title: string;
  theme: string | null;
  starts_at: string;
  time_zone: string;
}

function messageTo(person: Person, meeting: Soon, stage: Stage): NewMessage {
  const language = asLanguage(person.language);
  const say = speak(language);
  const { id, title, theme, starts_at: at, time_zone: host } = meeting;
  return {
    template: 'meeting-soon',
    kind: 'reminders',
    personId: person.id,
    recipient: person.email!,
    language,
    eventKey: `meeting:${id}:${at}:${stage.name}`,
    values: {
      name: person.name,
      title: theme ? say('meetings.calendar.title', { title, theme }) : title,
      when: say.moment(at, person.time_zone),
      zone: person.time_zone,
      hostWhen: say.moment(at, host),
      hostZone: host,
      address: `${publicUrl()}/meetings/${id}`,
    },
  };
}
