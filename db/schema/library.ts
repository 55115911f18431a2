/** What can be looked up. Made anew from `content/` and the current versions. */
import type { Id, Json } from './encodings.ts';

export interface LibraryTables {
  terms: TermsTable;
  job_aids: JobAidsTable;
  search_entries: SearchEntriesTable;
}

/** A word of the field in one language; `meaning` where somebody has written it. */
export interface TermsTable {
  key: string;
  language: string;
  term: string;
  meaning: string | null;
}

/** A lesson's job aid, as a file to print. */
export interface JobAidsTable {
  /** `course/lesson/language` */
  id: string;
  course_slug: string;
  lesson_key: string;
  language: string;
  title: string;
  summary: string;
  /** `Topic[]` */
  topics: Json;
  /** Of what the file was made from. */
  hash: string;
  bytes: number;
  /** Base64. */
  pdf: string;
}

/** Something that may be found by its words; these are in `search_words`, which each engine keeps its way. */
export interface SearchEntriesTable {
  id: Id;
  kind: 'lesson' | 'aid' | 'term' | 'notes';
  language: string;
  address: string;
  title: string;
  /** Where it stands: the course's title. */
  place: string;
  /** In plain words. */
  text: string;
  hash: string;
  /** Found only by who may come to it; null for what everybody may read. */
  meeting_id: Id | null;
}
