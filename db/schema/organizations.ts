/** Organizations and who belongs to them. */
import type { Id, Instant } from './encodings.ts';

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
  created_at: Instant;
}

export interface MembershipsTable {
  id: Id;
  organization_id: Id;
  person_id: Id;
  role: 'leader' | 'member';
  started_at: Instant;
  ended_at: Instant | null;
}
