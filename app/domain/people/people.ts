/**
 * A **person** has an account. The **viewer** is whoever stands behind a request: a person who has
 * signed in, or a visitor. A person may be *appointed* trainer, facilitator or steward; leading an
 * organization is a membership (organizations.ts), not an appointment.
 */
import type { Language } from '#app/words/languages.ts';

export { foldEmail, isEmail } from './email.ts';
export { longestName } from './person-name.ts';
export { codeIn, codeInGroups } from './join-code.ts';
export { pinLength } from './pin.ts';

export const roles = ['trainer', 'facilitator', 'steward'] as const;
export type Role = (typeof roles)[number];

export interface Visitor {
  signedIn: false;
  language: Language;
  timeZone: string;
}

export interface SignedIn {
  signedIn: true;
  id: string;
  name: string;
  username: string | null;
  email: string | null;
  emailConfirmed: boolean;
  language: Language;
  /** IANA name. */
  timeZone: string;
  roles: readonly Role[];
}

export type Viewer = Visitor | SignedIn;

export const holds = (viewer: Viewer, role: Role): boolean =>
  viewer.signedIn && viewer.roles.includes(role);

/** What of the viewer a page's frame is told. */
export interface PublicViewer {
  signedIn: boolean;
  /** The first of the person's names, to greet with; empty for a visitor. */
  shortName: string;
  language: Language;
  timeZone: string;
  roles: readonly Role[];
  /** Where the team that the person leads is; null for who leads none. */
  team: string | null;
}

export function publicViewer(viewer: Viewer, team: string | null = null): PublicViewer {
  return {
    signedIn: viewer.signedIn,
    shortName: viewer.signedIn ? (viewer.name.split(/\s+/)[0] ?? '') : '',
    language: viewer.language,
    timeZone: viewer.timeZone,
    roles: viewer.signedIn ? viewer.roles : [],
    team,
  };
}

/** The zones of the countries we work in, first in every list. */
export const homeZones = [
  'Africa/Nairobi',
  'Africa/Kampala',
  'Africa/Freetown',
  'America/Port-au-Prince',
  'Asia/Bangkok',
] as const;

/** Whether a text is an IANA zone that this machine knows, in its own spelling. */
export function isTimeZone(name: string): boolean {
  return name === 'UTC' || Intl.supportedValuesOf('timeZone').includes(name);
}
