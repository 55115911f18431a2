/**
 * A **series** says when people meet: a monthly rule with a local time, or several that take turns
 * (the *fair hour*). A **meeting** is one date of it; a **workshop** is a series that meets in
 * person, perhaps for several days. A **reservation** is what somebody answers to a date: yes, maybe
 * or no; who says yes when all places are taken *waits*, and moves up. The **room** is where people
 * meet: its address is shown to nobody, an admitted person is sent there when it is open.
 */
import type { Language } from '#app/words/languages.ts';
import type { AgendaItem, Audience, LaterDay, Plan, Prereading } from './series-plan.ts';

export type { AgendaItem, Audience, LaterDay, Plan, Prereading } from './series-plan.ts';
export { agendaLines, readAgenda } from './agenda-lines.ts';
export type { Counts, LedSeries, PlanPreview } from './led-series.ts';
export * from './monthly-choice.ts';
export * from './series-forms.ts';
export { roomState, opensBefore, type RoomState } from './room-state.ts';
export { answers, type Answer, type Place } from './queue.ts';

export const longestTitle = 120;
export const longestText = 2000;
export const longestBrings = 300;
export const mostMinutes = 12 * 60;

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
