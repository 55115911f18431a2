/** What people have in writing of having been there. */
import type { Id, Instant } from './encodings.ts';

export interface ParticipationTables {
  participation_certificates: ParticipationCertificatesTable;
}

/** Frozen when issued, and never deleted. */
export interface ParticipationCertificatesTable {
  id: Id;
  number: string;
  person_id: Id;
  /** What it is about, once for a person: `2026`, or a workshop's id. */
  about: string;
  kind: 'year' | 'workshop';
  /** Of the workshop; empty for a year. */
  title: string;
  /** The language of the title. */
  written_in: string;
  year: number;
  /** Months in which the person came, or days of the workshop. */
  times: number;
  /** `2026-01-08`, by the host's calendar. */
  first_on: string;
  last_on: string;
  language: string;
  holder: string;
  organization_name: string | null;
  issued_at: Instant;
  revoked_at: Instant | null;
  revoked_by: Id | null;
  revocation_reason: string | null;
}
