/** Looking for words in lessons, job aids, the glossary, and notes of meetings one may come to. */
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import { entriesWith } from '#db/full-text.server.ts';
import { tokensOf } from '#app/domain/library/library.ts';
import { maySee } from '#app/domain/meetings/meetings.server.ts';
import type { Viewer } from '#app/domain/people/people.ts';
import { asLanguage, contentLanguages, type Language } from '#app/words/languages.ts';
import { excerptOf, markedWhole } from './excerpt.ts';
import type { Finding } from './search.ts';

const most = 30;
const longestQuery = 200;
const mostWords = 8;

/**
 * What holds a word beginning with each word of the query: in the viewer's language, and in English
 * where nothing is written in theirs. Titles that hold it come first.
 */
export async function search(db: Db, viewer: Viewer, query: string): Promise<Finding[]> {
  const found = await findingsIn(db, viewer, query);
  // Notes are written once, in whatever language people met in.
  const own = found.filter((it) => it.language === viewer.language || it.kind === 'notes');
  const known = new Set(own.map((it) => it.address));
  return [...own, ...found.filter((it) => it.language === 'en' && !known.has(it.address))];
}

/** Thai is segmented as Thai whoever asks. */
const languageOf = (query: string, language: Language): Language =>
  /\p{Script=Thai}/u.test(query) ? 'th' : language;

/** Asked with the words, not afterwards: what one may not read takes nobody's place. */
const mayRead = (viewer: Viewer): RawBuilder<boolean> =>
  viewer.signedIn
    ? sql<boolean>`(search_entries.meeting_id is null or exists (
        select 1 from meetings join series on series.id = meetings.series_id
        where meetings.id = search_entries.meeting_id and ${maySee(viewer)}))`
    : sql<boolean>`search_entries.meeting_id is null`;

async function findingsIn(db: Db, viewer: Viewer, typed: string): Promise<Finding[]> {
  const language = languageOf(typed, viewer.language);
  const query = [...typed.normalize('NFC')].slice(0, longestQuery).join('');
  const tokens = [...new Set(tokensOf(query, language))].slice(0, mostWords);
  const atMost = most * contentLanguages.length;
  const ids = await entriesWith(db, { tokens, most: atMost, mayRead: mayRead(viewer) });
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('search_entries')
    .leftJoin('meetings', 'meetings.id', 'search_entries.meeting_id')
    .selectAll('search_entries')
    .select('meetings.local_start')
    .where('search_entries.id', 'in', ids)
    .execute();
  const place = new Map(ids.map((id, at) => [id, at]));
  return rows
    .map((row) => {
      const written = asLanguage(row.language);
      const title = markedWhole(row.title, tokens, written);
      const named = title.filter((piece) => piece.found).length;
      return { row, written, title, rank: place.get(row.id)! - named * most };
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ row, written, title }) => ({
      kind: row.kind,
      address: row.address,
      title,
      place: row.place,
      on: row.local_start?.slice(0, 10) ?? null,
      excerpt: excerptOf(row.text, tokens, written),
      language: written,
    }));
}
