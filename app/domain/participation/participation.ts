/**
 * **Participation** is being there: each month in which there was a meeting of the community that a
 * person may come to is *came*, *caught up*, *excused*, *partly* or *missed*, whatever the series. A
 * **certificate of participation** is for nine months of a calendar year: an outage that excused
 * somebody counts, for three months at most. Of a **workshop** it is for every day. It says what is
 * true when it is issued and is never deleted, but a steward may revoke it.
 */
import { z } from 'zod';
import { personName } from '#app/domain/people/people.ts';

export const monthStates = ['came', 'excused', 'caught-up', 'partly', 'missed'] as const;
export type MonthState = (typeof monthStates)[number];

export const monthsNeeded = 9;
export const mostExcused = 3;

export interface AttendedMeeting {
  id: string;
  title: string;
  theme: string | null;
  writtenIn: string;
  /** `2026-12-03`, by the host's calendar. */
  on: string;
  state: MonthState;
  /** Whether there are notes that the person may read. */
  notes: boolean;
}

/** Whether somebody may have a certificate: it is there, may be asked for, was revoked, or not yet. */
export type Standing = { number: string } | 'ready' | 'revoked' | 'not-yet';

export interface ParticipationYear {
  year: number;
  /** `2026-03`; those in which there was a meeting, the newest first. */
  months: { month: string; state: MonthState; meetings: AttendedMeeting[] }[];
  came: number;
  excused: number;
  standing: Standing;
}

export interface AttendedWorkshop {
  id: string;
  title: string;
  writtenIn: string;
  firstOn: string;
  lastOn: string;
  days: number;
  standing: Standing;
}

export interface Participation {
  years: ParticipationYear[];
  workshops: AttendedWorkshop[];
}

/** What anyone who knows the number may see. */
export interface PublicParticipation {
  number: string;
  state: 'valid' | 'revoked';
  /** Not shown once revoked. */
  holder: string | null;
  organizationName: string | null;
  kind: 'year' | 'workshop';
  title: string;
  writtenIn: string;
  year: number;
  /** Months, or days. */
  times: number;
  firstOn: string;
  lastOn: string;
  language: string;
  issuedAt: string;
  revokedAt: string | null;
}

/** How months make a year: which ones count, and whether they are enough. */
export const isEnough = ({ came, excused }: { came: number; excused: number }): boolean =>
  came + Math.min(excused, mostExcused) >= monthsNeeded;

export const certifyForm = z.object({
  about: z.string('form.problem').min(1, 'form.problem').max(50, 'form.problem'),
  holder: personName,
});

export interface FiguresRow {
  of: 'everybody' | 'country' | 'organization';
  /** A country's code; empty for people in no organization. */
  name: string;
  /** By quarter; null where it is not shown. */
  people: (number | null)[];
}

export interface ParticipationFigures {
  year: number;
  years: { before: number | null; after: number | null };
  /** By quarter. */
  meetings: number[];
  rows: FiguresRow[];
}
