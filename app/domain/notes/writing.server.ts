/** Writing notes: kept as a draft, or published for everybody who may come. */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import { childDataIn } from '#app/domain/child-data/child-data.ts';
import { indexNotes } from '#app/domain/library/library.server.ts';
import { findMeeting } from '#app/domain/meetings/meetings.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { htmlOf } from '#app/platform/markdown/markdown.server.ts';
import type { Language } from '#app/words/languages.ts';
import { mostNotesBytes, type NotesKept, type PointWritten } from './notes.ts';
import { keepPoints, pointProblem } from './points.server.ts';
import { ownersOf } from './reading.server.ts';
import { tellReaders } from './tell-readers.server.ts';

interface Writing {
  meeting: string;
  language: Language;
  text: string;
  points: PointWritten[];
  /** What the writer saw: when the text was last written. */
  seen: string;
  as: 'draft' | 'published';
}

/**
 * Keeps text and action points together. Published again, the notes stay where they are: nobody is
 * told twice, and what was caught up or done remains so.
 */
export async function writeNotes(
  db: Db,
  viewer: SignedIn,
  { meeting: id, language, text, points, seen, as }: Writing,
  now: Date,
): Promise<NotesKept> {
  const html = htmlOf(text.slice(0, 4 * mostNotesBytes));
  const bytes = Math.max(Buffer.byteLength(text), Buffer.byteLength(html));
  if (bytes > mostNotesBytes) return { refused: 'too-long', bytes };
  const what = childDataIn(text, now);
  if (what) return { refused: 'child-data', what };
  return db.transaction().execute(async (trx): Promise<NotesKept> => {
    await hold(trx, id);
    const meeting = await findMeeting(trx, viewer, id);
    if (!meeting?.leads) return { refused: 'not-found' };
    if (meeting.startsAt > now.toISOString() || meeting.cancelled) return { refused: 'not-begun' };
    if (as === 'published' && html.replace(/<[^>]*>/g, '').trim() === '')
      return { refused: 'empty' };
    const owners = new Set((await ownersOf(trx, id)).map((it) => it.id));
    const problem = pointProblem(points, owners, now);
    if (problem) return problem;
    const row = await trx
      .selectFrom('meeting_notes')
      .select(['written_at', 'published_at', 'markdown', 'draft'])
      .where('meeting_id', '=', id)
      .where('language', '=', language)
      .executeTakeFirst();
    if ((row?.written_at ?? '') !== seen && (row?.draft ?? row?.markdown) !== text)
      return { refused: 'changed' };
    const written = { written_at: now.toISOString(), written_by: viewer.id };
    const said =
      as === 'draft'
        ? { ...written, draft: text }
        : {
            ...written,
            draft: null,
            markdown: text,
            html,
            published_at: row?.published_at ?? now.toISOString(),
          };
    await trx
      .insertInto('meeting_notes')
      .values({ meeting_id: id, language, markdown: '', html: '', published_at: null, ...said })
      .onConflict((conflict) => conflict.columns(['meeting_id', 'language']).doUpdateSet(said))
      .execute();
    await keepPoints(trx, { meeting: id, points, language, by: viewer.id }, now);
    if (as === 'draft') return { kept: 'draft' };
    await indexNotes(trx, { meeting: id });
    const deed = { actorId: viewer.id, verb: 'notes.published', subjectId: id } as const;
    await recordAudit(trx, { ...deed, details: { language } }, now);
    await tellReaders(trx, meeting, now);
    return { kept: 'published' };
  });
}

/** Two who write at once come one after the other. */
async function hold(trx: Transaction<Database>, meeting: string): Promise<void> {
  await trx
    .updateTable('meetings')
    .set((it) => ({ sequence: it.ref('sequence') }))
    .where('id', '=', meeting)
    .execute();
}
