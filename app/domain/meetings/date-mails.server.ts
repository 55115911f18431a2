/**
 * Mails about dates that move, are called off, come back, or have a place after all: by the reader's
 * clock and the host's, in the reader's language. Each stands in the transaction of its cause; the
 * room is in none of them.
 */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { postMessages } from '#app/domain/messages/messages.server.ts';
import type { NewMessage } from '#app/domain/messages/messages.ts';
import { placeOf, type SignedIn } from '#app/domain/people/people.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { asLanguage, type Language } from '#app/words/languages.ts';
import { speak, type Say } from '#app/words/words.ts';
import { queuesFor } from './queues.server.ts';

export type DateTemplate = 'meeting-moved' | 'meeting-cancelled' | 'meeting-back' | 'meeting-place';

/** A date as a mail tells it. */
export interface ToldDate {
  id: string;
  title: string;
  theme: string | null;
  startsAt: string;
  timeZone: string;
  /** Where it stood before; only of one that moved. */
  was?: string;
}

export interface Reader {
  id: string;
  name: string;
  email: string;
  language: Language;
  timeZone: string;
}

export async function datesTold(
  db: Db | Transaction<Database>,
  ids: string[],
): Promise<ToldDate[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('meetings')
    .innerJoin('series', 'series.id', 'meetings.series_id')
    .select(['meetings.id', 'series.title', 'meetings.theme'])
    .select(['meetings.starts_at as startsAt', 'meetings.time_zone as timeZone'])
    .where('meetings.id', 'in', ids)
    .orderBy('meetings.starts_at')
    .execute();
}

/** Those of some people to whom a mail can be sent. */
export async function readersOf(
  db: Db | Transaction<Database>,
  people: string[],
): Promise<Map<string, Reader>> {
  if (people.length === 0) return new Map();
  const rows = await db
    .selectFrom('people')
    .select(['id', 'name', 'email', 'language', 'time_zone'])
    .where('id', 'in', people)
    .where('email', 'is not', null)
    .where('deleted_at', 'is', null)
    .where('suspended_at', 'is', null)
    .execute();
  return new Map(
    rows.map(({ time_zone: timeZone, email, ...row }) => [
      row.id,
      { ...row, timeZone, email: email!, language: asLanguage(row.language) },
    ]),
  );
}

interface Change {
  template: Exclude<DateTemplate, 'meeting-place'>;
  dates: ToldDate[];
  /** One mail a person and event. */
  eventKey: string;
  reason?: string | null;
}

/** How many people a change of some dates concerns: those who said yes or maybe, and who wait. */
export async function concernedBy(
  db: Db | Transaction<Database>,
  dates: string[],
): Promise<Map<string, string[]>> {
  const concerned = new Map<string, string[]>();
  for (const [date, queue] of await queuesFor(db, dates))
    for (const person of [...queue.admitted, ...queue.waiting, ...queue.maybe])
      concerned.set(person, [...(concerned.get(person) ?? []), date]);
  return concerned;
}

/** One mail to each of those, with the dates that are theirs; none to who makes the change. */
export async function tellOfDates(
  trx: Transaction<Database>,
  viewer: SignedIn,
  { template, dates, eventKey, reason }: Change,
  now: Date,
): Promise<void> {
  const concerned = await concernedBy(
    trx,
    dates.map((it) => it.id),
  );
  concerned.delete(viewer.id);
  const readers = await readersOf(trx, [...concerned.keys()]);
  const messages = [...readers.values()].map((reader) => {
    const theirs = dates.filter((it) => concerned.get(reader.id)?.includes(it.id));
    return dateMessage(template, reader, theirs, { eventKey, reason });
  });
  await postMessages(trx, messages, now);
}

/** Written to one reader about one date or several of a series. */
export function dateMessage(
  template: DateTemplate,
  reader: Reader,
  dates: ToldDate[],
  { eventKey, reason }: { eventKey: string; reason?: string | null },
): NewMessage {
  const say = speak(reader.language);
  const [first, ...others] = dates;
  const { title, theme, id } = first!;
  const many = others.length > 0;
  return {
    template,
    personId: reader.id,
    recipient: reader.email,
    language: reader.language,
    eventKey,
    values: {
      name: reader.name,
      title: theme && !many ? say('meetings.calendar.title', { title, theme }) : title,
      many: many ? 'yes' : 'no',
      when: say.fullMoment(first!.startsAt, reader.timeZone),
      dates: dates.flatMap((date) => linesOf(date, reader.timeZone, say)),
      hasReason: reason ? 'yes' : 'no',
      reason: reason ?? '',
      address: `${publicUrl()}/meetings${many ? '' : `/${id}`}`,
    },
  };
}

function linesOf({ startsAt, timeZone: host, was }: ToldDate, zone: string, say: Say): string[] {
  const clocks = (at: string) => ({
    when: say.fullMoment(at, zone),
    zone: placeOf(zone),
    hostWhen: say.fullMoment(at, host),
    hostZone: placeOf(host),
    same: zone === host ? 'yes' : 'no',
  });
  if (was === undefined) return [say('series.mail.date', clocks(startsAt))];
  return [
    say('series.mail.was', { when: say.fullMoment(was, zone) }),
    say('series.mail.now', clocks(startsAt)),
  ];
}

/** How many people a change would be told to: not the one who makes it. */
export async function countConcerned(db: Db, viewer: SignedIn, dates: string[]): Promise<number> {
  const concerned = await concernedBy(db, dates);
  concerned.delete(viewer.id);
  return concerned.size;
}
