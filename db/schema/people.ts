/** Who has an account, what they are appointed to, how they are signed in. */
import type { Generated } from 'kysely';
import type { Flag, Id, Instant, Json } from './encodings.ts';

export interface PeopleTables {
  people: PeopleTable;
  person_words: PersonWordsTable;
  appointments: AppointmentsTable;
  sessions: SessionsTable;
  tokens: TokensTable;
  devices: DevicesTable;
  second_factors: SecondFactorsTable;
  recovery_codes: RecoveryCodesTable;
  half_sign_ins: HalfSignInsTable;
  merges: MergesTable;
}

export interface PeopleTable {
  id: Id;
  name: string;
  /** As the person typed it; `email_folded` is what must be unique. */
  email: string | null;
  email_folded: string | null;
  email_confirmed_at: Instant | null;
  username: string | null;
  password_hash: string | null;
  /** E.164, for slips and reminders by hand; null where none was given. */
  phone: string | null;
  /** A 6-digit PIN, argon2id; opens a learner's account only (D10). */
  pin_hash: string | null;
  /** Asked for before the first certificate; null until then. */
  certificate_name: string | null;
  language: string;
  time_zone: string;
  created_at: Instant;
  suspended_at: Instant | null;
  suspension_reason: string | null;
  /** The row stays, without anything personal, so that facts keep their person. */
  deleted_at: Instant | null;
  /** The account that this one was joined to; it is deleted then, too, for everybody who looks. */
  merged_into: Id | null;
}

/** What a person is found by; written in the transaction that writes the name. */
export interface PersonWordsTable {
  /** From the beginning of a word to the end of the text, folded, in hex (person-words.ts). */
  word: string;
  person_id: Id;
}

/** A person made trainer, facilitator or steward, from when to when. */
export interface AppointmentsTable {
  id: Id;
  person_id: Id;
  role: 'trainer' | 'facilitator' | 'steward';
  started_at: Instant;
  started_by: Id | null;
  ended_at: Instant | null;
  ended_by: Id | null;
}

export interface SessionsTable {
  /** SHA-256 of the token in the cookie, hex: a leaked backup signs nobody in. */
  id: string;
  person_id: Id;
  created_at: Instant;
  expires_at: Instant;
  /** `chrome/phone`: no more of the browser's name than its owner needs to know it again. */
  device: string | null;
  /** `2026-11-22`: the last day on which it was used; null until the day after it began. */
  used_on: string | null;
  /** 1 where it began with a second factor. */
  second_factor: Generated<Flag>;
}

/** A browser that somebody signed in with: what they are told of once, when it is new. */
export interface DevicesTable {
  /**
   * SHA-256 of the browser's own cookie and the person: two people who share a phone have two rows
   * here, and nothing says that they share it.
   */
  id: string;
  person_id: Id;
  first_at: Instant;
  last_at: Instant;
}

/** What is sent by mail to be followed once: confirm an address, choose a new password. */
export interface TokensTable {
  /** SHA-256 of the token, hex. */
  id: string;
  person_id: Id;
  purpose: 'email-confirmation' | 'password-reset';
  email: string;
  created_at: Instant;
  expires_at: Instant;
  used_at: Instant | null;
}

/** What an authenticator app makes its codes from. */
export interface SecondFactorsTable {
  id: Id;
  person_id: Id;
  /** Base32. The server has to read it, so it is not hashed. */
  secret: string;
  made_at: Instant;
  /** Null while it is being set up: it opens nothing, and asks for nothing. */
  confirmed_at: Instant | null;
  /** The last step of which a code was accepted: no code of it, or before it, is accepted again. */
  last_step: Generated<number>;
}

/** For who has lost the phone: each opens the second step once. */
export interface RecoveryCodesTable {
  id: Id;
  person_id: Id;
  /** Its first four signs, to find it by. */
  beginning: string;
  /** Argon2id of the whole. */
  hash: string;
  made_at: Instant;
  used_at: Instant | null;
}

/** Somebody whose passphrase was right, and whose second step is still to come. */
export interface HalfSignInsTable {
  /** SHA-256 of the token in the cookie, hex. */
  id: string;
  person_id: Id;
  made_at: Instant;
  expires_at: Instant;
}

/** Two accounts of one person became one, and perhaps two again. */
export interface MergesTable {
  id: Id;
  kept_id: Id;
  gone_id: Id;
  reason: string;
  merged_at: Instant;
  merged_by: Id;
  /** `Change[]`: what it takes to undo it. Null once it was undone, or the days for it are over. */
  changes: Json | null;
  undone_at: Instant | null;
  undone_by: Id | null;
  /** `Leftover[]`: what could not be put back. */
  leftovers: Json | null;
}
