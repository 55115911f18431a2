/** Organizations and who belongs to them. */
import type { Id, Instant, Json } from './encodings.ts';

export interface OrganizationsTables {
  organizations: OrganizationsTable;
  memberships: MembershipsTable;
}

export interface OrganizationsTable {
  id: Id;
  slug: string;
  name: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  kind: 'partner' | 'residential' | 'accelerator' | 'adviser';
  /** What the authority calls it, and under which number; as applied. */
  registration: string | null;
  /** `Language[]`. */
  languages: Json | null;
  services: string | null;
  safeguarding_policy: 'yes' | 'no' | 'writing' | null;
  created_at: Instant;
}

export interface MembershipsTable {
  id: Id;
  organization_id: Id;
  person_id: Id;
  role: 'leader' | 'member';
  /** What the person does there, in the leader's words: "House parent". */
  position: string | null;
  /** The list that brought the person, so that it can be undone. */
  staff_list_id: Id | null;
  started_at: Instant;
  ended_at: Instant | null;
}
