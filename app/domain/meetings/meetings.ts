/**
 * A **series** says when people meet: a monthly rule with a local time, or several that take turns
 * (the *fair hour*). A **meeting** is one date of it; a **workshop** is a series that meets in
 * person, perhaps for several days. A **reservation** is what somebody answers to a date: yes, maybe
 * or no; who says yes when all places are taken *waits*, and moves up. The **room** is where people
 * meet: its address is shown to nobody, an admitted person is sent there when it is open.
 */
import { z } from 'zod';
import type { OrganizationKind } from '#app/domain/organizations/organizations.ts';
import type { Language } from '#app/words/languages.ts';
import type { Answer } from './queue.ts';

export { roomState, opensBefore, type RoomState } from './room-state.ts';
export { answers, type Answer, type Place } from './queue.ts';

export const longestTitle = 120;
export const longestText = 2000;
export const longestBrings = 300;
export const mostMinutes = 12 * 60;

/** What may be said of somebody's being there; `present` is three quarters of the time. */
export const attendanceStates = ['present', 'partly', 'caught-up', 'excused', 'absent'] as const;

/** Somebody on the sheet of who was there. */
export interface AttendanceRow {
  id: string;
  name: string;
  /** Where the person works; null for who is in no organization. */
  organization: string | null;
  answer: Answer | null;
  /** Day by day; null where nothing is known. */
  days: ({
    state: (typeof attendanceStates)[number];
    /** By whom: the room that was opened, who runs the meeting, or the person who read the notes. */
    said: 'room' | 'facilitator' | 'person';
  } | null)[];
}

/** What somebody says of a meeting afterwards; nobody knows who. */
export interface Feedback {
  /** 1 to 5. */
  useful: number;
  /** Whether the hour was possible. */
  hour: boolean;
  /** One thing to change. */
  change: string | null;
}
export type FeedbackDoor = 'open' | 'given' | 'early' | 'over' | 'was-not-there';
export const longestFeedback = 500;
/** Fewer show who said what. */
export const fewestFeedback = 3;

export const feedbackForm = z.object({
  useful: z.coerce
    .number('feedback.problem.useful')
    .int('feedback.problem.useful')
    .min(1, 'feedback.problem.useful')
    .max(5, 'feedback.problem.useful'),
  hour: z.enum(['yes', 'no'], 'feedback.problem.hour').transform((it) => it === 'yes'),
  // The verb judges it, so that what is refused comes back as it was typed.
  change: z.string().default(''),
});

export type Audience =
  | { of: 'everyone' }
  | { of: 'kinds'; kinds: OrganizationKind[] }
  /** Ids. */
  | { of: 'organizations'; organizations: string[] };

/** When a series meets. */
export interface Plan {
  /** RFC 5545, monthly; null for what takes place once. */
  rule: string | null;
  /** `2026-12-08`: the rule counts from here. */
  startsOn: string;
  /** `15:00`; several take turns, date by date. */
  localTimes: string[];
  /** IANA name. */
  timeZone: string;
  minutes: number;
}

/** A day of a workshop after the first one. */
export interface LaterDay {
  /** `2026-12-09T09:00` */
  localStart: string;
  minutes: number;
}

export interface AgendaItem {
  minutes: number;
  text: string;
}

/** A lesson or a job aid to read before. */
export interface Prereading {
  kind: 'lesson' | 'aid';
  /** Slugs. */
  course: string;
  lesson: string;
}

export interface SeriesWords {
  title: string;
  purpose: string;
  /** The language of title and purpose. */
  writtenIn: Language;
  /** Spoken. */
  languages: Language[];
}

export interface SeriesRoom {
  roomAddress: string | null;
  roomPhone: string | null;
  place: string | null;
}

export interface NewSeries extends SeriesWords, SeriesRoom, Plan {
  kind: 'community' | 'workshop';
  audience: Audience;
  capacity: number | null;
  /** Of a workshop. */
  laterDays?: LaterDay[];
}

/** Why a series, or a date, cannot be as somebody typed it; the name of the field. */
export type SeriesFault =
  | 'title'
  | 'purpose'
  | 'languages'
  | 'rule'
  | 'startsOn'
  | 'localTimes'
  | 'timeZone'
  | 'minutes'
  | 'audience'
  | 'capacity'
  | 'roomAddress'
  | 'roomPhone'
  | 'place'
  | 'laterDays'
  | 'theme'
  | 'agenda'
  | 'prereading';

/** A date as somebody sees it who may come. */
export interface Meeting {
  id: string;
  seriesId: string;
  kind: 'community' | 'workshop';
  title: string;
  purpose: string;
  theme: string | null;
  writtenIn: string;
  languages: Language[];
  /** `2026-12-08T15:00`, in the host's zone. */
  localStart: string;
  timeZone: string;
  minutes: number;
  startsAt: string;
  endsAt: string;
  days: { day: number; startsAt: string; endsAt: string }[];
  agenda: AgendaItem[];
  prereading: Prereading[];
  capacity: number | null;
  place: string | null;
  moved: boolean;
  cancelled: { at: string; as: 'date' | 'pause' | 'end'; reason: string | null } | null;
  sequence: number;
  changedAt: string;
  /** Whether the viewer runs it. */
  leads: boolean;
}
