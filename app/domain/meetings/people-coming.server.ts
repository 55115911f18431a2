/** Who comes to a date, for who runs it: no address, no number. */
import type { Db } from '#db/connection.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { hostsOfDate } from './led-series.server.ts';
import { reservationsFor } from './reservations.server.ts';

/** Where they work is for who runs the series, not for a guest who hosts one date. */
export async function peopleComing(db: Db, viewer: SignedIn, meeting: string) {
  const people = await reservationsFor(db, viewer, meeting);
  const date = people && (await hostsOfDate(db, viewer, meeting));
  if (!people || !date) return null;
  const organizations = date.runs ? await organizationsBy(db, people) : new Map<string, string[]>();
  return people.map((it) => ({ ...it, organizations: organizations.get(it.id) ?? [] }));
}

async function organizationsBy(db: Db, people: { id: string }[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  if (people.length === 0) return found;
  const rows = await db
    .selectFrom('memberships')
    .innerJoin('organizations', 'organizations.id', 'memberships.organization_id')
    .select(['memberships.person_id', 'organizations.name'])
    .where(
      'memberships.person_id',
      'in',
      people.map((it) => it.id),
    )
    .where('memberships.ended_at', 'is', null)
    .orderBy('organizations.name')
    .execute();
  for (const { person_id, name } of rows)
    found.set(person_id, [...(found.get(person_id) ?? []), name]);
  return found;
}
