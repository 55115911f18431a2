/** Published notes, taken back: nobody reads or finds them from that moment on. */
import type { Db } from '#db/connection.server.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import { forgetNotes } from '#app/domain/library/library.server.ts';
import { findMeeting } from '#app/domain/meetings/meetings.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import type { Language } from '#app/words/languages.ts';

export type NotesTaken = 'taken-back' | { refused: 'not-found' };

/**
 * The text stays with its writers, as a draft; a newer draft stays the newer one. Published again, it
 * tells nobody twice.
 */
export async function takeNotesBack(
  db: Db,
  viewer: SignedIn,
  { meeting: id, language }: { meeting: string; language: Language },
  now: Date,
): Promise<NotesTaken> {
  return db.transaction().execute(async (trx): Promise<NotesTaken> => {
    const meeting = await findMeeting(trx, viewer, id);
    if (!meeting?.leads) return { refused: 'not-found' };
    const row = await trx
      .updateTable('meeting_notes')
      .set((it) => ({
        draft: it.fn.coalesce('draft', 'markdown'),
        markdown: '',
        html: '',
        published_at: null,
        written_at: now.toISOString(),
        written_by: viewer.id,
      }))
      .where('meeting_id', '=', id)
      .where('language', '=', language)
      .where('published_at', 'is not', null)
      .returning('meeting_id')
      .executeTakeFirst();
    // Pressed twice, it is done already.
    if (!row) return 'taken-back';
    await forgetNotes(trx, { meeting: id, language });
    const deed = { actorId: viewer.id, verb: 'notes.taken-back', subjectId: id } as const;
    await recordAudit(trx, { ...deed, details: { language } }, now);
    return 'taken-back';
  });
}
