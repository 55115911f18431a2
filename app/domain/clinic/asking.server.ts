/** Asking for a place in the clinic of a meeting, changing what one asked, and taking it back. */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import { findMeeting } from '#app/domain/meetings/meetings.server.ts';
import type { Meeting } from '#app/domain/meetings/meetings.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { casesIn, type Asked, type Closed, type OwnCase, type Sheet } from './clinic.ts';
import { faultsOf, tidySheet } from './sheet.ts';
import { tellHosts } from './telling.server.ts';

export interface Clinic {
  meeting: Meeting;
  own: OwnCase | null;
  /** Why nobody, or not this viewer, can ask any more; null while one can. */
  closed: Closed | null;
}

/** What somebody sees who may come; null for anyone else. */
export async function clinicFor(
  db: Db,
  viewer: SignedIn,
  { meeting: id }: { meeting: string },
  now: Date,
): Promise<Clinic | null> {
  const meeting = await findMeeting(db, viewer, id);
  if (!meeting) return null;
  const row = await rowOf(db, viewer, id);
  const over = meeting.endsAt <= now.toISOString() || meeting.cancelled !== null;
  const own = !row || over ? null : { sheet: sheetIn(row.sheet), decision: row.decision };
  return { meeting, own, closed: await closedFor(db, meeting, own, now) };
}

/**
 * Asks with a sheet, or changes it while nobody has decided; the same sheet once more is no new one.
 * What looks like a child's data is refused and kept nowhere.
 */
export async function askForCase(
  db: Db,
  viewer: SignedIn,
  { meeting: id, sheet: typed }: { meeting: string; sheet: Sheet },
  now: Date,
): Promise<Asked> {
  const sheet = tidySheet(typed);
  return db.transaction().execute(async (trx): Promise<Asked> => {
    await holdClinic(trx, id);
    const clinic = await clinicFor(trx, viewer, { meeting: id }, now);
    if (!clinic) return { refused: 'not-found' };
    if (clinic.closed) return { refused: clinic.closed };
    const faults = faultsOf(sheet, now);
    if (Object.keys(faults).length > 0) return { refused: 'invalid', faults };
    const written = { sheet: JSON.stringify(sheet), written_in: viewer.language };
    if (clinic.own) {
      await trx
        .updateTable('clinic_cases')
        .set(written)
        .where('meeting_id', '=', id)
        .where('person_id', '=', viewer.id)
        .execute();
      return 'asked';
    }
    const case_ = { id: newId(), meeting_id: id, person_id: viewer.id };
    await trx
      .insertInto('clinic_cases')
      .values({ ...case_, ...written, asked_at: now.toISOString() })
      .execute();
    await recordAudit(
      trx,
      { actorId: viewer.id, verb: 'case.asked', subjectId: case_.id, details: { meeting: id } },
      now,
    );
    await tellHosts(trx, { case: case_.id, meeting: clinic.meeting, by: viewer.id }, now);
    return 'asked';
  });
}

/** The case goes with its words; null for who may not come. */
export async function withdrawCase(
  db: Db,
  viewer: SignedIn,
  { meeting: id }: { meeting: string },
  now: Date,
): Promise<'withdrawn' | null> {
  return db.transaction().execute(async (trx) => {
    if (!(await findMeeting(trx, viewer, id))) return null;
    const gone = await trx
      .deleteFrom('clinic_cases')
      .where('meeting_id', '=', id)
      .where('person_id', '=', viewer.id)
      .returning('id')
      .executeTakeFirst();
    if (gone)
      await recordAudit(
        trx,
        { actorId: viewer.id, verb: 'case.withdrawn', subjectId: gone.id },
        now,
      );
    return 'withdrawn';
  });
}

/** Holds the meeting still until the transaction ends: the last place is given once. */
export const holdClinic = (trx: Transaction<Database>, meeting: string) =>
  trx
    .updateTable('meetings')
    .set((it) => ({ sequence: it.ref('sequence') }))
    .where('id', '=', meeting)
    .execute();

export const sheetIn = (stored: string): Sheet | null => {
  const sheet = JSON.parse(stored) as Partial<Sheet>;
  return sheet.question === undefined ? null : (sheet as Sheet);
};

export async function takenIn(db: Db, meeting: string): Promise<number> {
  const rows = await db
    .selectFrom('clinic_cases')
    .select('id')
    .where('meeting_id', '=', meeting)
    .where('decision', '=', 'taken')
    .execute();
  return rows.length;
}

/** Over all days of a workshop. */
export const slotsOf = ({ days }: Meeting): number =>
  casesIn(
    days.reduce((sum, it) => sum + (Date.parse(it.endsAt) - Date.parse(it.startsAt)) / 60_000, 0),
  );

async function closedFor(
  db: Db,
  meeting: Meeting,
  own: OwnCase | null,
  now: Date,
): Promise<Closed | null> {
  if (meeting.cancelled) return 'cancelled';
  if (meeting.startsAt <= now.toISOString()) return 'begun';
  if (own?.decision) return 'decided';
  return (await takenIn(db, meeting.id)) >= slotsOf(meeting) ? 'full' : null;
}

const rowOf = (db: Db, viewer: SignedIn, meeting: string) =>
  db
    .selectFrom('clinic_cases')
    .select(['sheet', 'decision'])
    .where('meeting_id', '=', meeting)
    .where('person_id', '=', viewer.id)
    .executeTakeFirst();
