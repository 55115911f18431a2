/** Reading the sheets that people ask with, and taking a case or declining it. */
import type { Db } from '#db/connection.server.ts';
import { recordAudit, recordViewing } from '#app/domain/audit/audit.server.ts';
import { findMeeting } from '#app/domain/meetings/meetings.server.ts';
import type { Meeting } from '#app/domain/meetings/meetings.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { holdClinic, sheetIn, slotsOf, takenIn } from './asking.server.ts';
import type { AskedCase, Decision } from './clinic.ts';
import { tellAsker } from './telling.server.ts';

export interface CasesOfMeeting {
  meeting: Meeting;
  /** How many the time is enough for. */
  slots: number;
  cases: AskedCase[];
}

/**
 * For who runs the meeting; null for anyone else. Once it is over there is nothing to read. Each name
 * that is read there leaves a trace, once a day.
 */
export async function casesFor(
  db: Db,
  viewer: SignedIn,
  { meeting: id }: { meeting: string },
  now: Date,
): Promise<CasesOfMeeting | null> {
  const meeting = await findMeeting(db, viewer, id);
  if (!meeting?.leads) return null;
  const slots = slotsOf(meeting);
  if (isOver(meeting, now)) return { meeting, slots, cases: [] };
  const rows = await db
    .selectFrom('clinic_cases')
    .innerJoin('people', 'people.id', 'clinic_cases.person_id')
    .select(['clinic_cases.id', 'clinic_cases.person_id', 'people.name'])
    .select(['sheet', 'written_in', 'asked_at', 'decision'])
    .where('meeting_id', '=', id)
    .orderBy('asked_at')
    .orderBy('clinic_cases.id')
    .execute();
  for (const { person_id: person } of rows)
    await recordViewing(db, { viewer: viewer.id, person }, now);
  const cases = rows.map((row) => ({
    id: row.id,
    name: row.name,
    sheet: sheetIn(row.sheet),
    writtenIn: row.written_in,
    askedAt: row.asked_at,
    decision: row.decision,
  }));
  return { meeting, slots, cases };
}

export type Decided =
  | { meeting: string }
  | { refused: 'not-found' | 'undecided' }
  /** Of this meeting: it is over, all places are given, or the sheet is gone. */
  | { refused: 'over' | 'full' | 'declined'; meeting: string };

/** Decided the same way again, it stays as it is. Of what is declined the words go at once. */
export async function decideCase(
  db: Db,
  viewer: SignedIn,
  { case: id, decision }: { case: string; decision: Decision | null },
  now: Date,
): Promise<Decided> {
  return db.transaction().execute(async (trx): Promise<Decided> => {
    const under = await trx
      .selectFrom('clinic_cases')
      .select('meeting_id')
      .where('id', '=', id)
      .executeTakeFirst();
    if (!under) return { refused: 'not-found' };
    await holdClinic(trx, under.meeting_id);
    const meeting = await findMeeting(trx, viewer, under.meeting_id);
    if (!meeting?.leads) return { refused: 'not-found' };
    const asked = await trx
      .selectFrom('clinic_cases')
      .select(['person_id', 'decision'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (!asked) return { refused: 'not-found' };
    if (!decision) return { refused: 'undecided' };
    if (isOver(meeting, now)) return { refused: 'over', meeting: meeting.id };
    if (asked.decision === decision) return { meeting: meeting.id };
    if (asked.decision === 'declined') return { refused: 'declined', meeting: meeting.id };
    if (decision === 'taken' && (await takenIn(trx, meeting.id)) >= slotsOf(meeting))
      return { refused: 'full', meeting: meeting.id };
    await trx
      .updateTable('clinic_cases')
      .set({ decision, decided_at: now.toISOString(), decided_by: viewer.id })
      .$if(decision === 'declined', (query) => query.set({ sheet: '{}' }))
      .where('id', '=', id)
      .execute();
    const deed = { actorId: viewer.id, verb: 'case.decided', subjectId: id } as const;
    await recordAudit(trx, { ...deed, details: { decision } }, now);
    await tellAsker(trx, { case: id, person: asked.person_id, meeting, decision }, now);
    return { meeting: meeting.id };
  });
}

const isOver = (meeting: Meeting, now: Date): boolean =>
  meeting.endsAt <= now.toISOString() || meeting.cancelled !== null;
