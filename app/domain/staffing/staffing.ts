/**
 * **Staffing** is how a leader brings people. A **staff list** is what was pasted, read into rows;
 * nothing happens before it is confirmed, and for a day it can be undone. An **invitation** asks
 * somebody who has an account. A **slip** is paper with a join code that opens an account once.
 */
import type { NameFault } from './staff-name.ts';

export type RowFault = NameFault | 'phone' | 'email';

export interface StaffRow {
  /** Counted from 1, as the leader sees them. */
  line: number;
  /** As it was pasted, for the leader to recognise. */
  text: string;
  name: string;
  email: string | null;
  username: string | null;
  /** E.164; as typed where it cannot be read. */
  phone: string | null;
  position: string | null;
  fault: RowFault | null;
  leftOut: boolean;
  /** The leader says that this is not the person it looks like. */
  distinct: boolean;
  /** The leader says that this is the one who left the team. */
  back: boolean;
  /** Once confirmed: the account it made. */
  made?: string;
  /** Once confirmed: the account of who came back. */
  again?: string;
}

/** What confirming the list will do with a row. */
export type Outcome =
  | { is: 'new' }
  /** An account exists; nothing else about it is told. */
  | { is: 'asked' }
  | { is: 'asked-before' }
  | { is: 'member' }
  | { is: 'like-row'; line: number }
  | { is: 'like-member'; name: string }
  /** Of who left nothing is told but the day. */
  | { is: 'like-former'; left: string }
  /** Left before ever opening the account, and is in the team again. */
  | { is: 'back' }
  | { is: 'unreadable'; why: RowFault | 'no-such-username' | 'same-email' }
  | { is: 'left-out' };

export const mostRows = 500;
export const longestPosition = 80;
export const hoursToUndo = 24;
/** An unconfirmed list is forgotten after a week. */
export const daysToConfirm = 7;
export const slipDays = 30;

export type ListState = 'open' | 'confirmed' | 'settled' | 'undone';

export interface ViewedList {
  id: string;
  madeAt: string;
  confirmedAt: string | null;
  state: ListState;
  rows: { row: StaffRow; outcome: Outcome }[];
  /** Stands for all the outcomes shown: what is confirmed is what was seen. */
  seen: string;
  count: { new: number; slips: number; asked: number };
}

export interface RecentList {
  id: string;
  madeAt: string;
  state: 'open' | 'confirmed';
  lines: number;
}

export type UnreadableFile = 'file-kind' | 'file-old-excel' | 'file-too-large' | 'file-broken';
export type ListRefusal = 'nothing' | 'too-many' | 'paused' | UnreadableFile;

export interface Slip {
  personId: string;
  name: string;
  username: string;
  /** In groups of four, to be typed. */
  code: string;
  address: string;
  qr: { size: number; path: string };
  language: string;
  validUntil: string;
}

export type NoSlip = 'own-email' | 'elsewhere' | 'appointed' | 'suspended' | 'oneself';

export interface SlipCandidate {
  id: string;
  name: string;
  username: string | null;
  position: string | null;
  /** Was sent a link by mail, so that a slip is only for who did not get it. */
  mailed: boolean;
  /** `new` has never signed in, `waiting` holds a slip that is good, `in` has signed in. */
  state: 'new' | 'waiting' | 'in';
  lists: string[];
  no: NoSlip | null;
}

export interface OpenInvitation {
  id: string;
  organization: string;
  invitedBy: string;
  invitedAt: string;
}
