/** "You have a place now": said once to whoever waited, whatever freed the place. */
import { setImmediate } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { postMessages } from '#app/domain/messages/messages.server.ts';
import { dateMessage, datesTold, readersOf } from './date-mails.server.ts';
import { queuesFor } from './queues.server.ts';

/** What somebody saw when they answered: that they wait, or how it stands otherwise. */
export async function keepWait(
  trx: Transaction<Database>,
  { meeting, person, waits }: { meeting: string; person: string; waits: boolean },
  now: Date,
): Promise<void> {
  if (!waits) {
    await trx
      .updateTable('meeting_waits')
      .set({ told_at: now.toISOString() })
      .where('meeting_id', '=', meeting)
      .where('person_id', '=', person)
      .where('told_at', 'is', null)
      .execute();
    return;
  }
  await trx
    .insertInto('meeting_waits')
    .values({ meeting_id: meeting, person_id: person, times: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['meeting_id', 'person_id'])
        .doUpdateSet((is) => ({ times: is('meeting_waits.times', '+', 1), told_at: null }))
        .where('meeting_waits.told_at', 'is not', null),
    )
    .execute();
}

/**
 * Tells who waited and has a place now. The meetings are held still by the caller: of two who tell
 * at once, the later one finds nobody.
 */
export async function tellPlaces(
  trx: Transaction<Database>,
  meetings: string[],
  now: Date,
): Promise<void> {
  const waits = await openWaits(trx, now, meetings);
  if (waits.length === 0) return;
  const queues = await queuesFor(trx, [...new Set(waits.map((it) => it.meeting_id))]);
  const moved = waits.filter((it) => queues.get(it.meeting_id)?.admitted.includes(it.person_id));
  if (moved.length === 0) return;
  const told = [];
  for (const { meeting_id, person_id } of moved) {
    const row = await trx
      .updateTable('meeting_waits')
      .set({ told_at: now.toISOString() })
      .where('meeting_id', '=', meeting_id)
      .where('person_id', '=', person_id)
      .where('told_at', 'is', null)
      .returningAll()
      .executeTakeFirst();
    if (row) told.push(row);
  }
  const readers = await readersOf(
    trx,
    told.map((it) => it.person_id),
  );
  const dates = await datesTold(
    trx,
    told.map((it) => it.meeting_id),
  );
  const messages = told.flatMap(({ meeting_id, person_id, times }) => {
    const reader = readers.get(person_id);
    const date = dates.find((it) => it.id === meeting_id);
    if (!reader || !date) return [];
    const eventKey = `meeting:${meeting_id}:place:${times}`;
    return [dateMessage('meeting-place', reader, [date], { eventKey })];
  });
  await postMessages(trx, messages, now);
}

function openWaits(db: Db | Transaction<Database>, now: Date, meetings?: string[]) {
  if (meetings?.length === 0) return Promise.resolve([]);
  const all = db
    .selectFrom('meeting_waits')
    .innerJoin('meetings', 'meetings.id', 'meeting_waits.meeting_id')
    .select(['meeting_waits.meeting_id', 'meeting_waits.person_id'])
    .where('meeting_waits.told_at', 'is', null)
    .where('meetings.cancelled_at', 'is', null)
    .where('meetings.starts_at', '>', now.toISOString())
    .orderBy('meetings.starts_at')
    .orderBy('meeting_waits.person_id');
  return (meetings ? all.where('meeting_waits.meeting_id', 'in', meetings) : all).execute();
}

/**
 * For what frees a place away from here: a membership that ended, an account that was suspended or
 * deleted. Any number of workers may run it.
 */
export async function tellWhoMovedUp(db: Db, now: Date): Promise<void> {
  const waits = await openWaits(db, now);
  for (const meeting of new Set(waits.map((it) => it.meeting_id))) {
    await db.transaction().execute(async (trx) => {
      await trx
        .updateTable('meetings')
        .set((it) => ({ sequence: it.ref('sequence') }))
        .where('id', '=', meeting)
        .execute();
      await tellPlaces(trx, [meeting], now);
    });
    // Whoever waits for a page comes first.
    await setImmediate();
  }
}
