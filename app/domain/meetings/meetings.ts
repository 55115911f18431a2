/**
 * A **series** says when people meet: a monthly rule with a local time, or several that take turns
 * (the *fair hour*). A **meeting** is one date of it; a **workshop** is a series that meets in
 * person, perhaps for several days. A **reservation** is what somebody answers to a date: yes, maybe
 * or no; who says yes when all places are taken *waits*, and moves up. The **room** is where people
 * meet: its address is shown to nobody, an admitted person is sent there when it is open.
 */
import { z } from 'zod';
import type { Language } from '#app/words/languages.ts';
import type { AttendancesTable } from '#db/schema.ts';
import type { Answer, Place } from './queue.ts';
import type { AgendaItem, Audience, LaterDay, Plan, Prereading } from './series-plan.ts';

export type { AgendaItem, Audience, LaterDay, Plan, Prereading } from './series-plan.ts';
export { agendaLines, readAgenda } from './agenda-lines.ts';
export type { Counts, LedSeries, PlanPreview } from './led-series.ts';
export * from './monthly-choice.ts';
export * from './series-forms.ts';
export { roomState, opensBefore, type RoomState } from './room-state.ts';
export { answers, type Answer, type Place } from './queue.ts';
export { reservationForm } from './meeting-forms.ts';

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
  | 'facilitators'
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
  /** The language of theme and agenda. */
  writtenIn: string;
  /** The language of title and purpose. */
  seriesWrittenIn: string;
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

/** A meeting in a list, with what the viewer said and did. */
export interface ListedMeeting {
  meeting: Meeting;
  place: Place;
  came: AttendancesTable['state'] | null;
  /** Whether there are notes to read. */
  notes: boolean;
}

export interface Months {
  /** The latest last. */
  behind: ListedMeeting[];
  ahead: ListedMeeting[];
  workshops: ListedMeeting[];
  /** Whether there are more, before `oldest`. */
  older: boolean;
  oldest: string;
}

/** A lesson or a job aid to read before, by its name. */
export interface Reading {
  kind: Prereading['kind'];
  title: string;
  language: string;
  minutes: number | null;
  address: string;
}

/** Whoever runs a date, and the zone they live in. */
export interface Host {
  name: string;
  timeZone: string;
}

/** A date as its own page shows it. */
export interface MeetingPage {
  meeting: Meeting;
  /** To be passed on. */
  address: string;
  hosts: Host[];
  readings: Reading[];
  place: Place;
  brings: string | null;
  interpretation: string | null;
  /** How many have a place, and how many wait for one. */
  coming: number;
  waiting: number;
  /** A steward looks, but is not called to every meeting. */
  mayAnswer: boolean;
  /** The ways into the room that there are; where they lead is told by the room alone. */
  room: { address: boolean; phone: boolean };
  notes: boolean;
  /** The viewer runs the series and not this date alone. */
  runsSeries: boolean;
}

/** Why somebody who may come is not sent into the room now. */
export type RoomRefusal =
  | { refused: 'cancelled' | 'over' | 'no-room' | 'full' }
  | { refused: 'early'; opensAt: string }
  | { refused: 'waiting'; at: number };
