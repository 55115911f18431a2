import type { Insertable, Selectable } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { MembershipsTable, OrganizationsTable } from '#db/schema.ts';
import { newId } from '#app/platform/ids/ids.server.ts';

/** A team: `anOrganization(db, 'Tumaini Home')`. */
export async function anOrganization(
  db: Db,
  name = 'Tumaini Home',
  more: Partial<Insertable<OrganizationsTable>> = {},
): Promise<Selectable<OrganizationsTable>> {
  const id = newId();
  const organization = {
    id,
    slug: `${name.toLowerCase().replace(/[^a-z]+/g, '-')}-${id.slice(-6)}`,
    name,
    country: 'KE',
    kind: 'residential' as const,
    created_at: '2026-01-05T08:00:00.000Z',
    ...more,
  };
  return db
    .insertInto('organizations')
    .values(organization)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Somebody in a team. */
export async function aMembership(
  db: Db,
  of: { person: { id: string }; organization: { id: string } },
  more: Partial<Insertable<MembershipsTable>> = {},
): Promise<Selectable<MembershipsTable>> {
  const membership = {
    id: newId(),
    person_id: of.person.id,
    organization_id: of.organization.id,
    role: 'member' as const,
    started_at: '2026-01-06T08:00:00.000Z',
    ended_at: null,
    ...more,
  };
  return db.insertInto('memberships').values(membership).returningAll().executeTakeFirstOrThrow();
}

/** From now on they lead all of these, by slug, and belong to no others. */
export async function leadsAll(db: Db, person: { id: string }, slugs: string[]): Promise<void> {
  await db.deleteFrom('memberships').where('person_id', '=', person.id).execute();
  const all = await db.selectFrom('organizations').selectAll().where('slug', 'in', slugs).execute();
  for (const organization of all)
    await aMembership(db, { person, organization }, { role: 'leader' });
}
