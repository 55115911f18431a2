/** The way into the room: the only place that reads its address. */
import type { Db } from '#db/connection.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { leadsMeeting, maySee } from './audience.server.ts';
import type { RoomRefusal } from './meetings.ts';
import { daysFor } from './reading.server.ts';
import { answerNow, queueFor } from './reservations.server.ts';
import { opensAt, roomState } from './room-state.ts';

export type Entered =
  /** For this moment: never to be stored, shown in a list, or put into a mail. */
  | { address: string | null; phone: string | null; until: string }
  | { refused: 'not-found' }
  | RoomRefusal;

/**
 * Sends a person into the room who may come, from a quarter of an hour before until the end, and
 * keeps that they came. Where places are counted, whoever comes without an answer takes a free one.
 */
export async function enterRoom(
  db: Db,
  viewer: SignedIn,
  { meeting: id }: { meeting: string },
  now: Date,
): Promise<Entered> {
  return db.transaction().execute(async (trx): Promise<Entered> => {
    const found = await trx
      .selectFrom('meetings')
      .innerJoin('series', 'series.id', 'meetings.series_id')
      .selectAll('meetings')
      .select(['series.room_address as usual_address', 'series.room_phone as usual_phone'])
      .select(leadsMeeting(viewer).as('leads'))
      .where('meetings.id', '=', id)
      .where(maySee(viewer))
      .executeTakeFirst();
    if (!found) return { refused: 'not-found' };
    if (found.cancelled_at !== null) return { refused: 'cancelled' };
    const later = await daysFor(trx, [id]);
    const first = { day: 1, startsAt: found.starts_at, endsAt: later.firstEnd(found) };
    const days = [first, ...later.of(id)];
    const room = roomState(days, now);
    if (room.state === 'over') return { refused: 'over' };
    if (room.state === 'early') return { refused: 'early', opensAt: room.opensAt };
    const address = found.room_address ?? found.usual_address;
    const phone = found.room_phone ?? found.usual_phone;
    if (address === null && phone === null) return { refused: 'no-room' };
    if (!found.leads && found.capacity !== null) {
      const queue = await queueFor(trx, id);
      const full = queue.admitted.length >= found.capacity;
      if (!queue.admitted.includes(viewer.id)) {
        const waits = queue.waiting.indexOf(viewer.id);
        if (waits >= 0) return { refused: 'waiting', at: waits + 1 };
        if (full) return { refused: 'full' };
        const taken = await answerNow(trx, viewer, { meeting: id, answer: 'yes' }, now);
        if ('refused' in taken) return { refused: 'not-found' };
        if (taken.place.answer === 'yes' && taken.place.waits)
          return { refused: 'waiting', at: taken.place.at };
      }
    }
    await trx
      .insertInto('room_visits')
      .values({
        id: newId(),
        meeting_id: id,
        person_id: viewer.id,
        day: room.day,
        visited_at: now.toISOString(),
      })
      .onConflict((conflict) =>
        conflict
          .columns(['meeting_id', 'person_id', 'day'])
          .doUpdateSet({ visited_at: now.toISOString() })
          // The first time counts, but for the hour that the date has now.
          .where('room_visits.visited_at', '<', opensAt(days, room.day)),
      )
      .execute();
    return { address, phone, until: room.until };
  });
}
