/** When a series meets and for whom; what a date is filled with. */
import type { OrganizationKind } from '#app/domain/organizations/organizations.ts';

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
