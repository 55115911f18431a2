/** Mails before a meeting to those who have a place, in their language and by their clock. */
import { setImmediate } from 'node:timers/promises';
import type { Db } from '#db/connection.server.ts';
import { whoWants } from '#app/domain/mail-preferences/mail-preferences.server.ts';
import { postMessages } from '#app/domain/messages/messages.server.ts';
import type { NewMessage } from '#app/domain/messages/messages.ts';
import { placeOf } from '#app/domain/people/people.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { asLanguage } from '#app/words/languages.ts';
import { speak } from '#app/words/words.ts';
import { farthestStage, stageAt, type Stage } from './reminder-stage.ts';
import { queueFor } from './reservations.server.ts';

const template = 'meeting-soon';
/** In one transaction: a page that waits for it hardly notices. */
const atOnce = 50;

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
    .orderBy('meetings.starts_at')
    .execute();
  for (const meeting of meetings) {
    const stage = stageAt(meeting.starts_at, now);
    if (!stage) continue;
    const ids = await toRemind(db, meeting, stage);
    for (let start = 0; start < ids.length; start += atOnce) {
      const people = await peopleAmong(db, ids.slice(start, start + atOnce));
      const messages = people.map((person) => messageTo(person, meeting, stage));
      await db.transaction().execute((trx) => postMessages(trx, messages, now));
      // Whoever waits for a page comes first.
      await setImmediate();
    }
  }
}

interface Soon {
  id: string;
  title: string;
  theme: string | null;
  starts_at: string;
  time_zone: string;
}

const eventKeyOf = ({ id, starts_at: at }: Soon, stage: Stage) =>
  `meeting:${id}:${at}:${stage.name}`;

/**
 * Those with a place who had answered before the stage began (who says yes today knows it) and were
 * not told. Mostly there is nobody, and that is known without looking at the line of who waits.
 */
async function toRemind(db: Db, meeting: Soon, stage: Stage): Promise<string[]> {
  const untold = await db
    .selectFrom('reservations')
    .innerJoin('people', 'people.id', 'reservations.person_id')
    .select('people.id')
    .distinct()
    .where('reservations.meeting_id', '=', meeting.id)
    .where('reservations.answer', '=', 'yes')
    .where('reservations.answered_at', '<', stage.began)
    .where('people.email', 'is not', null)
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('messages')
            .select('messages.id')
            .whereRef('messages.person_id', '=', 'people.id')
            .where('messages.template', '=', template)
            .where('messages.event_key', '=', eventKeyOf(meeting, stage)),
        ),
      ),
    )
    .orderBy('people.id')
    .execute();
  if (untold.length === 0) return [];
  const admitted = new Set((await queueFor(db, meeting.id)).admitted);
  const people = untold.map((it) => it.id).filter((id) => admitted.has(id));
  const wanted = await whoWants(db, { kind: 'reminders', people });
  return people.filter((id) => wanted.has(id));
}

const peopleAmong = (db: Db, ids: string[]) =>
  db
    .selectFrom('people')
    .select(['id', 'name', 'email', 'language', 'time_zone'])
    .where('id', 'in', ids)
    .where('email', 'is not', null)
    .execute();

type Person = Awaited<ReturnType<typeof peopleAmong>>[number];

function messageTo(person: Person, meeting: Soon, stage: Stage): NewMessage {
  const language = asLanguage(person.language);
  const say = speak(language);
  const { id, title, theme, starts_at: at, time_zone: host } = meeting;
  return {
    template,
    personId: person.id,
    recipient: person.email!,
    language,
    eventKey: eventKeyOf(meeting, stage),
    values: {
      name: person.name,
      title: theme ? say('meetings.calendar.title', { title, theme }) : title,
      when: say.moment(at, person.time_zone),
      zone: placeOf(person.time_zone),
      hostWhen: say.moment(at, host),
      hostZone: placeOf(host),
      same: host === person.time_zone ? 'yes' : 'no',
      address: `${publicUrl()}/meetings/${id}`,
    },
  };
}
