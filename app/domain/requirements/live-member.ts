import type { JoinBuilder } from 'kysely';
import type { Database } from '#db/schema.ts';

/** Joins the membership through which a requirement still holds; who has left is asked nothing. */
export const liveMember = (join: JoinBuilder<Database, 'memberships' | 'requirements'>) =>
  join
    .onRef('memberships.organization_id', '=', 'requirements.organization_id')
    .onRef('memberships.person_id', '=', 'requirements.person_id')
    .on('memberships.ended_at', 'is', null);
