/** What the platform sent and who did what. */
import type { Id, Instant, Json } from './encodings.ts';

export interface RecordsTables {
  messages: MessagesTable;
  audit_entries: AuditEntriesTable;
  viewings: ViewingsTable;
}

export interface MessagesTable {
  id: Id;
  template: string;
  person_id: Id;
  /** What it is about; one message per template, person and event (I4 of RELIABILITY.md). */
  event_key: string;
  recipient: string;
  language: string;
  subject: string;
  body: string;
  /** RFC 5322 Message-ID, fixed when written, so that a second delivery is recognised as one. */
  message_id: string;
  state: 'waiting' | 'sending' | 'sent' | 'uncertain' | 'failed';
  tries: number;
  created_at: Instant;
  next_try_at: Instant;
  claimed_at: Instant | null;
  sent_at: Instant | null;
  last_problem: string | null;
  /** The token of its unsubscribe link; null when it has none, and once it is on its way. */
  unsubscribe: string | null;
}

export interface AuditEntriesTable {
  id: Id;
  at: Instant;
  actor_id: Id | null;
  verb: string;
  subject_kind: string;
  subject_id: string;
  organization_id: Id | null;
  details: Json;
}

/** Who looked at whose record on which day: the audit says so once a day, not once a page. */
export interface ViewingsTable {
  viewer_id: Id;
  person_id: Id;
  /** `2026-11-22`, UTC. */
  viewed_on: string;
}
