/**
 * An **organization** is a team that learns together: a home, a partner, an adviser. A
 * **membership** is a person in it, as `leader` or `member`, with a start and an end: history stays.
 * An organization has a **kind**, which may change over time, and always one leader who can sign in.
 */
import type { Language } from '#app/words/languages.ts';

export * from './countries.ts';
export { dayIn, daysUntil, endOfDay, isDay, zoneOfCountry } from './days.ts';
export * from './forms.ts';

export type OrganizationKind = 'partner' | 'residential' | 'accelerator' | 'adviser';
export type MembershipRole = 'leader' | 'member';

/** An organization as somebody who belongs to it sees it. */
export interface OwnOrganization {
  id: string;
  slug: string;
  name: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  role: MembershipRole;
}

export interface Membership {
  organization: string;
  role: MembershipRole;
  startedAt: string;
  endedAt: string | null;
}

/** An organization and what the viewer is in it. A steward looks in from outside. */
export interface ViewedOrganization {
  id: string;
  slug: string;
  name: string;
  country: string;
  kind: OrganizationKind;
  standing: 'leader' | 'member' | 'steward';
  /** Since the last annual review: nobody new is let in, and nothing new asked for. */
  pause: { since: string; why: string } | null;
}

/** What an organization says of itself. */
export interface OrganizationSettings {
  name: string;
  country: string;
  kind: OrganizationKind;
  /** Spoken in it, of those the platform knows. */
  languages: Language[];
  /** What the authority calls it, and under which number. */
  registration: string | null;
  createdAt: string;
}
