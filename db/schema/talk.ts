/** What people say to each other, and which mails they want. */
import type { Flag, Id, Instant } from './encodings.ts';

export interface TalkTables {
  posts: PostsTable;
  post_reports: PostReportsTable;
  post_hidings: PostHidingsTable;
  mail_preferences: MailPreferencesTable;
  unsubscribe_links: UnsubscribeLinksTable;
}

/** A message in a thread; the thread is whatever stands under the same subject. */
export interface PostsTable {
  id: Id;
  /** Made with the page it was written on: sending it twice says it once. */
  client_id: string;
  subject_kind: 'course' | 'meeting';
  subject_id: Id;
  person_id: Id;
  text: string;
  posted_at: Instant;
}

export interface PostReportsTable {
  id: Id;
  post_id: Id;
  person_id: Id;
  /** Null when who wrote it has left. */
  reason: string | null;
  reported_at: Instant;
  /** When a facilitator hid the post, or left it standing. */
  answered_at: Instant | null;
  answered_by: Id | null;
}

/** Hidden, from when to when: one at a time. */
export interface PostHidingsTable {
  id: Id;
  post_id: Id;
  /** Shown to who wrote the post. */
  reason: string;
  hidden_at: Instant;
  hidden_by: Id;
  ended_at: Instant | null;
  ended_by: Id | null;
}

/** What somebody chose; where there is no row, the kind's own default holds. */
export interface MailPreferencesTable {
  person_id: Id;
  kind: string;
  wanted: Flag;
  changed_at: Instant;
}

/** What a mail carries to be stopped with, without signing in: good for a year. */
export interface UnsubscribeLinksTable {
  /** SHA-256 of the token, hex. */
  id: string;
  person_id: Id;
  kind: string;
  created_at: Instant;
}
