/**
 * A **person** has an account. The **viewer** is whoever stands behind a request: a person who has
 * signed in, or a visitor. A person may be *appointed* trainer, facilitator or steward; leading an
 * organization is a membership (organizations.ts), not an appointment.
 */
import type { Language } from '#app/words/languages.ts';

export * from './account-forms.ts';
export { deviceOf, deviceWords, keptDevice, type Device } from './device.ts';
export { foldEmail, isEmail } from './email.ts';
export { codeIn, codeInGroups } from './join-code.ts';
export { longestName } from './person-name.ts';
export { wordsLike, wordsOf, folded } from './person-words.ts';
export { pinLength } from './pin.ts';
export { sessionAges } from './session-ages.ts';
export { homeZones, isTimeZone, placeOf } from './time-zones.ts';

export const roles = ['trainer', 'facilitator', 'steward'] as const;
export type Role = (typeof roles)[number];

/** These can do nothing until the session began with a second factor. */
export const securedRoles: readonly Role[] = ['steward'];

export interface Visitor {
  signedIn: false;
  language: Language;
  timeZone: string;
}

/** Somebody of whom nothing is known but what they read. */
export const visitor = (language: Language): Visitor => ({
  signedIn: false,
  language,
  timeZone: 'UTC',
});

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
  /** What they may act as now. */
  roles: readonly Role[];
  /** What they are appointed to, and may act as once they have set up a second factor. */
  rolesWaiting?: readonly Role[];
}

export type Viewer = Visitor | SignedIn;

export const holds = (viewer: Viewer, role: Role): boolean =>
  viewer.signedIn && viewer.roles.includes(role);

/** The person as a session sees them that began with a passphrase alone. */
export const withoutSecondFactor = (person: SignedIn): SignedIn => ({
  ...person,
  roles: person.roles.filter((role) => !securedRoles.includes(role)),
  rolesWaiting: person.roles.filter((role) => securedRoles.includes(role)),
});

export const waitsFor = (viewer: Viewer, role: Role): boolean =>
  viewer.signedIn && (viewer.rolesWaiting ?? []).includes(role);

/** What of the viewer a page's frame is told. */
export interface PublicViewer {
  signedIn: boolean;
  /** The first of the person's names, to greet with; empty for a visitor. */
  shortName: string;
  language: Language;
  timeZone: string;
  /** Those that wait for a second factor too: their page says what is missing. */
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
    roles: viewer.signedIn ? [...viewer.roles, ...(viewer.rolesWaiting ?? [])] : [],
    team,
  };
}

/** A verb that gets past the gate without a steward is a mistake of ours, so it throws. */
export function stewardOnly(viewer: Viewer): SignedIn {
  if (!viewer.signedIn || !holds(viewer, 'steward')) throw new Error('Only a steward may do this.');
  return viewer;
}
