/** What may be found, kept in step with what is published and written. */
import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import { forgetWords, indexWords } from '#db/full-text.server.ts';
import type { Database, SearchEntriesTable } from '#db/schema.ts';
import { asLanguage } from '#app/words/languages.ts';
import { lessonsInAllLanguages } from './aids.server.ts';
import { plainText } from './plain-text.ts';
import { tokensOf } from './words.ts';

type Entry = Omit<SearchEntriesTable, 'hash'>;

/** Indexes what is new or changed and forgets what is gone; says how much it was. */
export async function indexEntries(db: Db): Promise<number> {
  const entries = [
    ...(await lessonEntries(db)),
    ...(await termEntries(db)),
    ...(await notesEntries(db)),
  ];
  return db.transaction().execute(async (trx) => {
    const rows = await trx.selectFrom('search_entries').select(['id', 'hash']).execute();
    const known = new Map(rows.map((row) => [row.id, row.hash]));
    const wanted = new Set(entries.map((entry) => entry.id));
    let changed = 0;
    for (const entry of entries) {
      const hash = hashOf(entry);
      if (known.get(entry.id) === hash) continue;
      await keep(trx, { ...entry, hash });
      changed += 1;
    }
    for (const { id } of rows) {
      if (wanted.has(id)) continue;
      await forget(trx, id);
      changed += 1;
    }
    return changed;
  });
}

const hashOf = (entry: Entry): string =>
  createHash('sha256').update(JSON.stringify(entry)).digest('hex');

/** Whose notes: one date's, or those of all dates of a series. */
type NotesOf = { meeting: string } | { series: string };

/**
 * Notes that are published, as they are now and under what their meeting is called now: for whoever
 * writes them, changes its theme or renames its series. Who calls holds the dates still.
 */
export async function indexNotes(trx: Transaction<Database>, of: NotesOf): Promise<void> {
  for (const entry of await notesEntries(trx, of))
    await keep(trx, { ...entry, hash: hashOf(entry) });
}

/** Notes that are read no more are found no more. */
export const forgetNotes = (
  trx: Transaction<Database>,
  { meeting, language }: { meeting: string; language: string },
): Promise<void> => forget(trx, notesId(meeting, language));

const notesId = (meeting: string, language: string) => `notes ${meeting} ${language}`;

async function forget(trx: Transaction<Database>, id: string): Promise<void> {
  await forgetWords(trx, id);
  await trx.deleteFrom('search_entries').where('id', '=', id).execute();
}

async function keep(trx: Transaction<Database>, entry: SearchEntriesTable): Promise<void> {
  await trx
    .insertInto('search_entries')
    .values(entry)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(entry))
    .execute();
  const language = asLanguage(entry.language);
  const tokens = tokensOf(`${entry.title} ${entry.text}`, language);
  await indexWords(trx, { entryId: entry.id, tokens });
}

async function lessonEntries(db: Db): Promise<Entry[]> {
  return (await lessonsInAllLanguages(db)).flatMap(({ course, found: { lesson }, language }) => {
    const address = `/courses/${course.slug}/lessons/${lesson.key}`;
    const html = lesson.parts.map((part) => (part.kind === 'aid' ? '' : part.html)).join(' ');
    const here = { language, place: course.title, meeting_id: null };
    const entries: Entry[] = [
      {
        ...here,
        id: `lesson ${course.slug}/${lesson.key} ${language}`,
        kind: 'lesson',
        address,
        title: lesson.title,
        text: `${lesson.summary} ${plainText(html)}`,
      },
    ];
    if (lesson.aid) {
      entries.push({
        ...here,
        id: `aid ${course.slug}/${lesson.key} ${language}`,
        kind: 'aid',
        address: `${address}/aid`,
        title: lesson.aid.title,
        text: `${lesson.aid.summary} ${plainText(lesson.aid.html)}`,
      });
    }
    return entries;
  });
}

/** A word with a meaning is found by what it is called anywhere. */
async function termEntries(db: Db): Promise<Entry[]> {
  const rows = await db.selectFrom('terms').selectAll().orderBy('language').execute();
  return rows
    .filter((row) => row.meaning !== null)
    .map((row) => {
      const elsewhere = rows.filter((it) => it.key === row.key && it !== row);
      return {
        id: `term ${row.key} ${row.language}`,
        kind: 'term',
        language: row.language,
        address: `/glossary#${row.key}`,
        title: row.term,
        place: '',
        text: `${row.meaning} ${elsewhere.map((it) => it.term).join(', ')}`.trim(),
        meeting_id: null,
      };
    });
}

/** In one order whoever asks: of two who index at once, neither waits for the other for ever. */
async function notesEntries(db: Db | Transaction<Database>, of?: NotesOf): Promise<Entry[]> {
  const rows = await db
    .selectFrom('meeting_notes')
    .innerJoin('meetings', 'meetings.id', 'meeting_notes.meeting_id')
    .innerJoin('series', 'series.id', 'meetings.series_id')
    .select(['meeting_notes.meeting_id', 'meeting_notes.language', 'meeting_notes.html'])
    .select(['meetings.theme', 'series.title'])
    .where('meeting_notes.published_at', 'is not', null)
    .$if(of !== undefined, (query) =>
      'meeting' in of!
        ? query.where('meetings.id', '=', of.meeting)
        : query.where('meetings.series_id', '=', of!.series),
    )
    .orderBy('meeting_notes.meeting_id')
    .orderBy('meeting_notes.language')
    .execute();
  return rows.map((row) => ({
    id: notesId(row.meeting_id, row.language),
    kind: 'notes',
    language: row.language,
    address: `/meetings/${row.meeting_id}/notes?language=${row.language}`,
    title: row.theme ?? row.title,
    place: row.title,
    text: plainText(row.html),
    meeting_id: row.meeting_id,
  }));
}
