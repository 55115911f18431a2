/** A series as somebody sees it who runs it. Where the room is, it does not say. */
import type { Fit } from './dates.ts';
import type { Suggestion } from './fair-hours.ts';
import type { Language } from '#app/words/languages.ts';
import type { Audience, Plan } from './series-plan.ts';

export interface LedSeries {
  id: string;
  kind: 'community' | 'workshop';
  title: string;
  purpose: string;
  writtenIn: Language;
  languages: Language[];
  plan: Plan;
  audience: Audience;
  capacity: number | null;
  place: string | null;
  room: {
    /** Of its address, the host alone: enough to know it again. */
    host: string | null;
    /** Whether there is a number to call. */
    phone: boolean;
    setAt: string | null;
  };
  state: 'planned' | 'paused' | 'ended' | 'over';
  facilitators: { id: string; name: string }[];
  next: { id: string; startsAt: string; timeZone: string; theme: string | null } | null;
}

export interface Counts {
  yes: number;
  waits: number;
  maybe: number;
  no: number;
}

/** Where people live who may come. */
export interface Place {
  /** ISO 3166-1 alpha-2; null where only the clock is known. */
  country: string | null;
  timeZone: string;
  people: number;
}

export interface PlanPreview {
  plan: Plan;
  places: Place[];
  /** Of the next twelve months, an hour for each place. */
  dates: { startsAt: string; hours: { timeZone: string; local: string; fit: Fit }[] }[];
  suggestions: Suggestion[];
}
