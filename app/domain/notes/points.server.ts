/** Action points: written with the notes, done by their owners. */
import { sql, type Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { childDataIn } from '#app/domain/child-data/child-data.ts';
import { belongs, findMeeting } from '#app/domain/meetings/meetings.server.ts';
import type { Meeting } from '#app/domain/meetings/meetings.ts';
import { isDay } from '#app/domain/organizations/organizations.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import type { Language } from '#app/words/languages.ts';
import {
  longestPoint,
  mostPoints,
  type ActionPoint,
  type NotesKept,
  type PointWritten,
} from './notes.ts';

const readPoints = (db: Db) =>
  db
    .selectFrom('action_points')
    .leftJoin('people', 'people.id', 'action_points.owner_id')
    .selectAll('action_points')
    .select('people.name')
    .orderBy('action_points.position');

/** Those of a meeting that the viewer has seen. */
export async function pointsOf(db: Db, viewer: SignedIn, meeting: Meeting): Promise<ActionPoint[]> {
  const rows = await readPoints(db).where('action_points.meeting_id', '=', meeting.id).execute();
  return rows.map((row) => ({
    id: row.id,
    text: row.text,
    writtenIn: row.written_in,
    owner: row.owner_id === null ? null : { id: row.owner_id, name: row.name ?? '' },
    dueOn: row.due_on,
    doneAt: row.done_at,
    mayFinish: row.done_at === null && (meeting.leads || row.owner_id === viewer.id),
  }));
}

/** What the viewer has promised and not done, of notes that are published. */
export async function openPointsOf(db: Db, viewer: SignedIn) {
  return db
    .selectFrom('action_points')
    .innerJoin('meetings', 'meetings.id', 'action_points.meeting_id')
    .innerJoin('series', 'series.id', 'meetings.series_id')
    .select(['action_points.id', 'action_points.text', 'action_points.written_in as writtenIn'])
    .select(['action_points.due_on as dueOn', 'action_points.meeting_id as meeting'])
    .where('action_points.owner_id', '=', viewer.id)
    .where('action_points.done_at', 'is', null)
    .where(belongs(sql`${viewer.id}`))
    .where((is) =>
      is.exists(
        is
          .selectFrom('meeting_notes')
          .select('meeting_notes.meeting_id')
          .whereRef('meeting_notes.meeting_id', '=', 'meetings.id')
          .where('meeting_notes.published_at', 'is not', null),
      ),
    )
    .orderBy('meetings.starts_at')
    .orderBy('action_points.position')
    .execute();
}

/** Says that a point is done; the meeting it is of, or null where there is none for the viewer. */
export async function finishPoint(
  db: Db,
  viewer: SignedIn,
  { point: id }: { point: string },
  now: Date,
): Promise<{ meeting: string } | null> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('action_points')
      .select(['meeting_id', 'owner_id'])
      .where('id', '=', id)
      .executeTakeFirst();
    const meeting = row && (await findMeeting(trx, viewer, row.meeting_id));
    if (!meeting || !(meeting.leads || row.owner_id === viewer.id)) return null;
    // The first word stands.
    await trx
      .updateTable('action_points')
      .set({ done_at: now.toISOString(), done_by: viewer.id })
      .where('id', '=', id)
      .where('done_at', 'is', null)
      .execute();
    return { meeting: meeting.id };
  });
}

/** The first thing that is wrong with them; null where nothing is. */
export function pointProblem(
  points: PointWritten[],
  owners: Set<string>,
  now: Date,
): Extract<NotesKept, { refused: string }> | null {
  if (points.length > mostPoints) return { refused: 'many-points' };
  for (const [point, { text, ownerId, dueOn }] of points.entries()) {
    const wrong = (fault: 'long' | 'day' | 'owner') =>
      ({ refused: 'point', fault, point }) as const;
    if ([...text].length > longestPoint) return wrong('long');
    if (dueOn !== null && !isDay(dueOn)) return wrong('day');
    if (ownerId !== null && !owners.has(ownerId)) return wrong('owner');
    const what = childDataIn(text, now);
    if (what) return { refused: 'child-data', what, point };
  }
  return null;
}

/** Those that stand keep that they are done; those that are not there any more go. */
export async function keepPoints(
  trx: Transaction<Database>,
  {
    meeting,
    points,
    language,
    by,
  }: { meeting: string; points: PointWritten[]; language: Language; by: string },
  now: Date,
): Promise<void> {
  const before = await readPoints(trx).where('meeting_id', '=', meeting).execute();
  const kept = new Set<string>();
  for (const [position, { id, text, ownerId, dueOn }] of points.entries()) {
    const old = before.find((it) => it.id === id && !kept.has(it.id));
    const said = { position, text, owner_id: ownerId, due_on: dueOn };
    if (old) {
      kept.add(old.id);
      const written_in = old.text === text ? old.written_in : language;
      await trx
        .updateTable('action_points')
        .set({ ...said, written_in })
        .where('id', '=', old.id)
        .execute();
      continue;
    }
    const made = { created_at: now.toISOString(), created_by: by, done_at: null, done_by: null };
    await trx
      .insertInto('action_points')
      .values({ id: newId(), meeting_id: meeting, ...said, written_in: language, ...made })
      .execute();
  }
  const gone = before.map((it) => it.id).filter((id) => !kept.has(id));
  if (gone.length > 0) await trx.deleteFrom('action_points').where('id', 'in', gone).execute();
}
