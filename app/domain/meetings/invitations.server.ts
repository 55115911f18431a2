/** Once a month a mail with the meetings that somebody may come to and has not answered. */
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import { whoWants } from '#app/domain/mail-preferences/mail-preferences.server.ts';
import { postMessages } from '#app/domain/messages/messages.server.ts';
import type { NewMessage } from '#app/domain/messages/messages.ts';
import { placeOf } from '#app/domain/people/people.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { asLanguage } from '#app/words/languages.ts';
import { speak } from '#app/words/words.ts';
import { mayCome } from './audience.server.ts';
import { monthToInvite, type InvitationMonth } from './invitation-month.ts';

const template = 'meetings-month';
/** In one transaction, and read at a time. */
const atOnce = 50;
/** More of them stand on the page that the mail leads to. */
const mostListed = 12;

/**
 * Any number of workers may run it, however often and whatever their clocks say: a message is posted
 * once for its person and month. People are taken zone by zone, for a month and a day begin there.
 */
export async function inviteToMeetings(db: Db, now: Date): Promise<void> {
  const zones = await db
    .selectFrom('people')
    .select('time_zone')
    .distinct()
    .where('email_confirmed_at', 'is not', null)
    .orderBy('time_zone')
    .execute();
  for (const { time_zone: zone } of zones) {
    const month = monthToInvite(now, zone);
    if (month) await inviteZone(db, zone, month, now);
  }
}

async function inviteZone(db: Db, zone: string, month: InvitationMonth, now: Date): Promise<void> {
  for (let after = ''; ;) {
    const people = await openFor(db, month, now)
      .select(['people.id', 'people.name', 'people.email', 'people.language', 'people.time_zone'])
      .distinct()
      .where('people.time_zone', '=', zone)
      .where('people.id', '>', after)
      .orderBy('people.id')
      .limit(atOnce)
      .execute();
    if (people.length === 0) return;
    after = people.at(-1)!.id;
    const ids = people.map((it) => it.id);
    const wanted = await whoWants(db, { kind: 'invitations', people: ids });
    const open = await meetingsOpenFor(db, [...wanted], month, now);
    const messages = people
      .filter(({ id }) => wanted.has(id))
      .map((person) => messageTo(person, open.get(person.id) ?? [], month));
    if (messages.length > 0)
      await db.transaction().execute((trx) => postMessages(trx, messages, now));
    // Whoever waits for a page comes first.
    await setImmediate();
  }
}

/** People beside each meeting of the month that is open to them and that they have not answered. */
const openFor = (db: Db, month: InvitationMonth, now: Date) =>
  db
    .selectFrom('people')
    .innerJoin('meetings', (join) =>
      join
        .on('meetings.starts_at', '>=', month.from)
        .on('meetings.starts_at', '<', month.until)
        .on('meetings.starts_at', '>', now.toISOString())
        .on('meetings.cancelled_at', 'is', null),
    )
    .innerJoin('series', 'series.id', 'meetings.series_id')
    .where('people.email', 'is not', null)
    .where('people.email_confirmed_at', 'is not', null)
    .where('people.deleted_at', 'is', null)
    .where('people.suspended_at', 'is', null)
    .where(mayCome(sql`people.id`))
    .where(
      sql<boolean>`not exists (
        select 1 from reservations
        where reservations.meeting_id = meetings.id and reservations.person_id = people.id)`,
    )
    // Whoever runs it knows it.
    .where(
      sql<boolean>`not exists (
        select 1 from series_facilitators
        where series_facilitators.series_id = series.id
          and series_facilitators.person_id = people.id)
      and not exists (
        select 1 from meeting_facilitators
        where meeting_facilitators.meeting_id = meetings.id
          and meeting_facilitators.person_id = people.id)`,
    )
    .where(
      sql<boolean>`not exists (
        select 1 from messages
        where messages.template = ${template} and messages.person_id = people.id
          and messages.event_key = ${eventKeyOf(month)})`,
    );

const eventKeyOf = ({ name }: InvitationMonth) => `meetings-month:${name}`;

interface Open {
  title: string;
  theme: string | null;
  starts_at: string;
  host: string;
}

async function meetingsOpenFor(
  db: Db,
  people: string[],
  month: InvitationMonth,
  now: Date,
): Promise<Map<string, Open[]>> {
  const found = new Map<string, Open[]>();
  if (people.length === 0) return found;
  const rows = await openFor(db, month, now)
    .select(['people.id', 'series.title', 'meetings.theme', 'meetings.starts_at'])
    .select('meetings.time_zone as host')
    .where('people.id', 'in', people)
    .orderBy('meetings.starts_at')
    .orderBy('meetings.id')
    .execute();
  for (const { id, ...meeting } of rows) {
    const own = found.get(id) ?? [];
    if (own.length < mostListed) own.push(meeting);
    found.set(id, own);
  }
  return found;
}

interface Person {
  id: string;
  name: string;
  email: string | null;
  language: string;
  time_zone: string;
}

function messageTo(person: Person, meetings: Open[], month: InvitationMonth): NewMessage {
  const language = asLanguage(person.language);
  const say = speak(language);
  const { time_zone: zone } = person;
  const lineOf = ({ title, theme, starts_at: at, host }: Open) => {
    const name = theme ? say('meetings.calendar.title', { title, theme }) : title;
    const when = say.moment(at, zone);
    return host === zone
      ? say('meetings.month.line', { title: name, when, zone: placeOf(zone) })
      : say('meetings.month.line.host', {
          ...{ title: name, when, zone: placeOf(zone) },
          ...{ hostWhen: say.moment(at, host), hostZone: placeOf(host) },
        });
  };
  return {
    template,
    personId: person.id,
    recipient: person.email!,
    language,
    eventKey: eventKeyOf(month),
    values: {
      name: person.name,
      month: say.month(month.name, 'long'),
      meetings: meetings.map((it) => `- ${lineOf(it)}`),
      address: `${publicUrl()}/meetings`,
    },
  };
}
