/** What is said of a series, or of its dates: words, room, places, who runs it. */
import { sql, type Transaction, type Updateable } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database, MeetingsTable, SeriesTable } from '#db/schema.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import { indexNotes } from '#app/domain/library/library.server.ts';
import { holds, type SignedIn } from '#app/domain/people/people.ts';
import { holdDate, holdSeries } from './audience.server.ts';
import { setFacilitators, setMeetingFacilitators } from './facilitators.server.ts';
import { setAudience } from './making.server.ts';
import type {
  AgendaItem,
  Audience,
  Prereading,
  SeriesFault,
  SeriesRoom,
  SeriesWords,
} from './meetings.ts';
import { tellPlaces } from './places.server.ts';
import { queueFor } from './queues.server.ts';
import { dateFaults, isCapacity, roomFaults, wordFaults } from './series-faults.ts';

type Refused =
  | { refused: 'not-found' | 'audience' }
  | { refused: 'invalid'; fields: SeriesFault[] }
  /** So many have a place, and what was said yes to stays said. */
  | { refused: 'fewer-than-yes'; yes: number };
export type Changed = 'changed' | Refused;

export interface SeriesChange extends SeriesWords {
  series: string;
  audience: Audience;
  capacity: number | null;
  place: string | null;
  /** What is left out stays as it is: nobody is shown it, so nobody can send it back. */
  roomAddress?: string | null;
  roomPhone?: string | null;
  /** Ids. A facilitator who runs it stays one of them. */
  facilitators: string[];
}

/** Takes back the transaction in which it is thrown. */
class Refusal extends Error {
  constructor(readonly refused: Refused) {
    super();
  }
}
const orRefused = (error: unknown): Refused => {
  if (error instanceof Refusal) return error.refused;
  throw error;
};

/** Of the series, and of its dates to come. A new way into the room holds at once. */
export async function changeSeries(
  db: Db,
  viewer: SignedIn,
  input: SeriesChange,
  now: Date,
): Promise<Changed> {
  const { roomAddress, roomPhone, place } = input;
  const room = { roomAddress: roomAddress ?? null, roomPhone: roomPhone ?? null, place };
  const fields = [...wordFaults(input), ...roomFaults(room)];
  if (!isCapacity(input.capacity)) fields.push('capacity');
  if (fields.length > 0) return { refused: 'invalid', fields };
  return db
    .transaction()
    .execute(async (trx): Promise<Changed> => {
      const series = await holdSeries(trx, viewer, input.series);
      if (!series) return { refused: 'not-found' };
      const copied = {
        languages: JSON.stringify(input.languages),
        capacity: input.capacity,
        place: input.place,
      };
      const isNew = roomAddress !== undefined || roomPhone !== undefined;
      const words: Updateable<SeriesTable> = {
        ...copied,
        title: input.title.trim(),
        purpose: input.purpose.trim(),
        written_in: input.writtenIn,
        ...(roomAddress !== undefined && { room_address: roomAddress }),
        ...(roomPhone !== undefined && { room_phone: roomPhone }),
        ...(isNew && { room_set_at: now.toISOString() }),
      };
      await trx.updateTable('series').set(words).where('id', '=', series.id).execute();
      if (!(await setAudience(trx, series.id, input.audience)))
        throw new Refusal({ refused: 'audience' });
      const stays = holds(viewer, 'steward') ? [] : [viewer.id];
      if (!(await setFacilitators(trx, series.id, [...input.facilitators, ...stays])))
        throw new Refusal({ refused: 'invalid', fields: ['facilitators'] });
      const dates = await comingDates(trx, series.id, now);
      await patch(trx, dates, copied, now);
      if (words.title !== series.title) await nameNotes(trx, series.id);
      // A wider circle, or more places: whoever waited may have one now.
      await tellPlaces(trx, dates, now);
      await recordAudit(
        trx,
        { actorId: viewer.id, verb: 'series.changed', subjectId: series.id },
        now,
      );
      return 'changed';
    })
    .catch(orRefused);
}

/** What is left out stays as it is. */
export interface MeetingChange extends Partial<SeriesRoom> {
  meeting: string;
  /** What a date is about is its own; the rest may be meant for all later ones too. */
  and: 'this' | 'later';
  theme?: string | null;
  agenda?: AgendaItem[];
  prereading?: Prereading[];
  languages?: SeriesWords['languages'];
  capacity?: number | null;
  /** Ids. */
  facilitators?: string[];
  /** The language of theme and agenda. */
  writtenIn?: SeriesWords['writtenIn'];
}

/** What somebody may say who hosts one date and does not run the series. */
const ofHosts = ['meeting', 'and', 'theme', 'agenda', 'prereading', 'writtenIn'];
const isForHosts = (input: MeetingChange) =>
  input.and === 'this' &&
  Object.entries(input).every(([name, value]) => value === undefined || ofHosts.includes(name));

export async function changeMeeting(
  db: Db,
  viewer: SignedIn,
  input: MeetingChange,
  now: Date,
): Promise<Changed> {
  const { roomAddress, roomPhone, place, theme, agenda, prereading, languages, capacity } = input;
  const fields = roomFaults({
    roomAddress: roomAddress ?? null,
    roomPhone: roomPhone ?? null,
    place: place ?? null,
  });
  fields.push(...dateFaults(input));
  if (capacity !== undefined && !isCapacity(capacity)) fields.push('capacity');
  if (languages?.length === 0) fields.push('languages');
  if (fields.length > 0) return { refused: 'invalid', fields };
  return db
    .transaction()
    .execute(async (trx): Promise<Changed> => {
      const found = await holdDate(trx, viewer, input.meeting);
      if (!found || !(found.runs || isForHosts(input))) return { refused: 'not-found' };
      const own: Updateable<MeetingsTable> = {
        ...(input.writtenIn && { written_in: input.writtenIn }),
        ...(theme !== undefined && { theme: theme?.trim() || null }),
        ...(agenda && { agenda: JSON.stringify(agenda) }),
        ...(prereading && { prereading: JSON.stringify(prereading) }),
      };
      const change: Updateable<MeetingsTable> = {
        ...(languages && { languages: JSON.stringify(languages) }),
        ...(capacity !== undefined && { capacity }),
        ...(place !== undefined && { place }),
        ...(roomAddress !== undefined && { room_address: roomAddress }),
        ...(roomPhone !== undefined && { room_phone: roomPhone }),
      };
      const later = await comingDates(trx, found.series.id, now, found.meeting.starts_at);
      const others = later.filter((it) => input.and === 'later' && it !== input.meeting);
      const all = [input.meeting, ...others];
      await patch(trx, [input.meeting], { ...change, ...own }, now);
      await patch(trx, others, change, now);
      if (own.theme !== undefined && own.theme !== found.meeting.theme)
        await indexNotes(trx, { meeting: input.meeting });
      if (input.facilitators) await setMeetingFacilitators(trx, all, input.facilitators);
      await tellPlaces(trx, all, now);
      const details = { and: input.and };
      await recordAudit(
        trx,
        { actorId: viewer.id, verb: 'meeting.changed', subjectId: input.meeting, details },
        now,
      );
      return 'changed';
    })
    .catch(orRefused);
}

/** Notes are found under the new name. Whoever publishes some meanwhile waits, and reads it then. */
async function nameNotes(trx: Transaction<Database>, series: string): Promise<void> {
  await trx
    .updateTable('meetings')
    .set((it) => ({ sequence: it.ref('sequence') }))
    .where('series_id', '=', series)
    .execute();
  await indexNotes(trx, { series });
}

/** Ids of the dates that have not begun. */
async function comingDates(
  trx: Transaction<Database>,
  series: string,
  now: Date,
  from = '',
): Promise<string[]> {
  const rows = await trx
    .selectFrom('meetings')
    .select('id')
    .where('series_id', '=', series)
    .where('starts_at', '>', now.toISOString())
    .where('starts_at', '>=', from)
    .execute();
  return rows.map((it) => it.id);
}

async function patch(
  trx: Transaction<Database>,
  ids: string[],
  change: Updateable<MeetingsTable>,
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  const { capacity, ...others } = change;
  // Locks the dates, so that nobody answers between the counting and the new capacity.
  await trx
    .updateTable('meetings')
    .set({ ...others, sequence: sql<number>`sequence + 1`, changed_at: now.toISOString() })
    .where('id', 'in', ids)
    .execute();
  if (capacity === undefined) return;
  for (const id of ids) {
    const { admitted } = await queueFor(trx, id);
    if (capacity !== null && admitted.length > capacity)
      throw new Refusal({ refused: 'fewer-than-yes', yes: admitted.length });
  }
  await trx.updateTable('meetings').set({ capacity }).where('id', 'in', ids).execute();
}
