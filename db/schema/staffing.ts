/** How a leader brings staff: lists, invitations, slips. */
import type { Id, Instant, Json } from './encodings.ts';

export interface StaffingTables {
  staff_lists: StaffListsTable;
  invitations: InvitationsTable;
  join_codes: JoinCodesTable;
}

/** A list of staff as a leader pasted it, read row by row; nothing happens before it is confirmed. */
export interface StaffListsTable {
  id: Id;
  organization_id: Id;
  made_by: Id;
  made_at: Instant;
  /** `StaffRow[]`. Emptied when the day for undoing is over. */
  rows: Json;
  confirmed_at: Instant | null;
  undone_at: Instant | null;
}

/** A person with an account is asked, not taken. */
export interface InvitationsTable {
  id: Id;
  organization_id: Id;
  person_id: Id;
  role: 'leader' | 'member';
  staff_list_id: Id | null;
  invited_by: Id;
  invited_at: Instant;
  answered_at: Instant | null;
  answer: 'accepted' | 'declined' | 'withdrawn' | null;
}

/** What a slip carries, used once. */
export interface JoinCodesTable {
  /** SHA-256 of the code, hex. */
  id: string;
  person_id: Id;
  organization_id: Id;
  made_by: Id;
  made_at: Instant;
  expires_at: Instant;
  used_at: Instant | null;
  /** A newer slip was printed. */
  voided_at: Instant | null;
}
