/** What people answer to a date, and who has a place. */
import { sql, type Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { childDataIn, type ChildData } from '#app/domain/child-data/child-data.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import type { Language } from '#app/words/languages.ts';
import { belongs, leadsMeeting } from './audience.server.ts';
import { longestBrings, type Answer, type Place } from './meetings.ts';
import { placeOf } from './queue.ts';
import { queueFor, queuesFor } from './queues.server.ts';
import { keepWait, tellPlaces } from './places.server.ts';

export { queueFor };

/** What is left out stays as it was said before. */
export interface Reservation {
  meeting: string;
  answer?: Answer | undefined;
  /** What the person hopes to bring; never about a child. */
  brings?: string | null | undefined;
  /** Asked for, as the language to be spoken. */
  interpretation?: Language | null | undefined;
}

export type Reserved =
  | { place: Place }
  | { refused: 'not-found' | 'cancelled' | 'over' | 'brings-long' | 'no-answer' }
  | { refused: 'child-data'; what: ChildData };

/**
 * Answers to a date. The same answer once more is no new one. The meeting is held still meanwhile, so
 * that answers come one after the other and the last place is given once.
 */
export async function reserve(
  db: Db,
  viewer: SignedIn,
  { brings, ...rest }: Reservation,
  now: Date,
): Promise<Reserved> {
  const brought = brings === undefined ? undefined : brings?.trim() || null;
  if (brought && [...brought].length > longestBrings) return { refused: 'brings-long' };
  const what = brought ? childDataIn(brought, now) : null;
  if (what) return { refused: 'child-data', what };
  const said = { ...rest, brings: brought };
  return db.transaction().execute((trx) => answerNow(trx, viewer, said, now));
}

/** Holds the meeting still until the transaction ends. */
export async function answerNow(
  trx: Transaction<Database>,
  viewer: SignedIn,
  { meeting: id, ...wanted }: Reservation,
  now: Date,
): Promise<Reserved> {
  await trx
    .updateTable('meetings')
    .set((it) => ({ sequence: it.ref('sequence') }))
    .where('id', '=', id)
    .execute();
  const meeting = await trx
    .selectFrom('meetings')
    .innerJoin('series', 'series.id', 'meetings.series_id')
    .select(['meetings.cancelled_at', 'meetings.ends_at'])
    .where('meetings.id', '=', id)
    .where(belongs(sql`${viewer.id}`))
    .executeTakeFirst();
  if (!meeting) return { refused: 'not-found' };
  if (meeting.cancelled_at !== null) return { refused: 'cancelled' };
  if (meeting.ends_at <= now.toISOString()) return { refused: 'over' };
  const before = await trx
    .selectFrom('reservations')
    .select(['answer', 'brings', 'interpretation'])
    .where('meeting_id', '=', id)
    .where('person_id', '=', viewer.id)
    .orderBy('turn', 'desc')
    .limit(1)
    .executeTakeFirst();
  const answer = wanted.answer ?? before?.answer;
  if (!answer) return { refused: 'no-answer' };
  const { brings = before?.brings ?? null, interpretation = before?.interpretation ?? null } =
    wanted;
  const said = { answer, brings, interpretation };
  const same =
    before?.answer === said.answer &&
    before.brings === said.brings &&
    before.interpretation === said.interpretation;
  if (!same) {
    const last = await trx
      .selectFrom('reservations')
      .select('turn')
      .where('meeting_id', '=', id)
      .orderBy('turn', 'desc')
      .limit(1)
      .executeTakeFirst();
    await trx
      .insertInto('reservations')
      .values({
        id: newId(),
        meeting_id: id,
        turn: (last?.turn ?? 0) + 1,
        person_id: viewer.id,
        answered_at: now.toISOString(),
        ...said,
      })
      .execute();
  }
  const place = placeOf(await queueFor(trx, id), viewer.id);
  const waits = place.answer === 'yes' && place.waits;
  await keepWait(trx, { meeting: id, person: viewer.id, waits }, now);
  if (!same) await tellPlaces(trx, [id], now);
  return { place };
}

/** What somebody's place is at each of some meetings, in one question. */
export async function placesOf(
  db: Db,
  personId: string,
  meetings: readonly { id: string }[],
): Promise<Map<string, Place>> {
  const queues = await queuesFor(
    db,
    meetings.map((it) => it.id),
  );
  return new Map([...queues].map(([id, queue]) => [id, placeOf(queue, personId)]));
}

/** What the viewer last answered, and whether there is a place. */
export async function reservationOf(db: Db, viewer: SignedIn, meeting: string) {
  const last = await db
    .selectFrom('reservations')
    .select(['brings', 'interpretation'])
    .where('meeting_id', '=', meeting)
    .where('person_id', '=', viewer.id)
    .orderBy('turn', 'desc')
    .limit(1)
    .executeTakeFirst();
  const place = placeOf(await queueFor(db, meeting), viewer.id);
  return { place, brings: last?.brings ?? null, interpretation: last?.interpretation ?? null };
}

/** For who runs the meeting: everybody who answered, in the order of the places. */
export async function reservationsFor(db: Db, viewer: SignedIn, meeting: string) {
  const led = await db
    .selectFrom('meetings')
    .innerJoin('series', 'series.id', 'meetings.series_id')
    .select('meetings.id')
    .where('meetings.id', '=', meeting)
    .where(leadsMeeting(viewer))
    .executeTakeFirst();
  if (!led) return null;
  const queue = await queueFor(db, meeting);
  const rows = await db
    .selectFrom('reservations')
    .innerJoin('people', 'people.id', 'reservations.person_id')
    .select(['people.id', 'people.name', 'brings', 'interpretation'])
    .where('meeting_id', '=', meeting)
    .orderBy('turn')
    .execute();
  const latest = new Map(rows.map((row) => [row.id, row]));
  const order = [...queue.admitted, ...queue.waiting, ...queue.maybe, ...queue.no];
  return order.map((id) => ({ ...latest.get(id)!, place: placeOf(queue, id) }));
}
