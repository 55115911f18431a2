/** Once a year a steward looks whether an organization continues. */
import type { Db } from '#db/connection.server.ts';
import { lastReview } from '#app/domain/organizations/organizations.server.ts';
import type { Viewer } from '#app/domain/people/people.ts';
import type { AnnualOutcome, OrganizationHead, OrganizationRecord } from './applications.ts';
import { stewardOnly } from './judging.server.ts';

const mostRows = 100;

function yearLater(instant: string): string {
  const then = new Date(instant);
  then.setUTCFullYear(then.getUTCFullYear() + 1);
  return then.toISOString();
}

/** Whose review is due first; by a part of the name or the address, where one is given. */
export async function organizationsToReview(
  db: Db,
  viewer: Viewer,
  { search }: { search: string },
): Promise<OrganizationHead[]> {
  stewardOnly(viewer);
  const wanted = `%${search.trim().replace(/[%_\\]/g, '')}%`;
  const rows = await db
    .selectFrom('organizations')
    .leftJoin('annual_reviews', (join) =>
      join.onRef('annual_reviews.organization_id', '=', 'organizations.id').on(lastReview),
    )
    .select(['slug', 'name', 'country', 'created_at', 'outcome', 'reviewed_at'])
    .$if(wanted !== '%%', (query) =>
      query.where((it) =>
        it.or([it('name', 'like', wanted), it('slug', 'like', wanted.toLowerCase())]),
      ),
    )
    // What has ended is looked at no more.
    .orderBy((it) => it.case().when('outcome', '=', 'end').then(1).else(0).end())
    .orderBy((it) => it.fn.coalesce('reviewed_at', 'created_at'))
    .orderBy('slug')
    .limit(mostRows)
    .execute();
  return rows.map(headOf);
}

const headOf = (row: {
  slug: string;
  name: string;
  country: string;
  created_at: string;
  outcome: AnnualOutcome | null;
  reviewed_at: string | null;
}): OrganizationHead => ({
  slug: row.slug,
  name: row.name,
  country: row.country,
  lastReview: row.reviewed_at && row.outcome ? { at: row.reviewed_at, outcome: row.outcome } : null,
  dueAt: yearLater(row.reviewed_at ?? row.created_at),
});

export async function findOrganizationToReview(
  db: Db,
  viewer: Viewer,
  { slug }: { slug: string },
  now: Date,
): Promise<OrganizationRecord | null> {
  const steward = stewardOnly(viewer);
  const row = await db
    .selectFrom('organizations')
    .select(['id', 'slug', 'name', 'country', 'created_at'])
    .where('slug', '=', slug)
    .executeTakeFirst();
  if (!row) return null;
  const members = await db
    .selectFrom('memberships')
    .innerJoin('people', 'people.id', 'memberships.person_id')
    .select(['people.id', 'people.name', 'memberships.role'])
    .where('organization_id', '=', row.id)
    .where('memberships.ended_at', 'is', null)
    .where('people.deleted_at', 'is', null)
    .orderBy('memberships.started_at')
    .execute();
  const reviews = await db
    .selectFrom('annual_reviews')
    .innerJoin('people', 'people.id', 'annual_reviews.steward_id')
    .select(['year', 'outcome', 'notes', 'reviewed_at', 'people.name'])
    .where('organization_id', '=', row.id)
    .orderBy('year', 'desc')
    .execute();
  const last = reviews[0];
  return {
    ...headOf({ ...row, outcome: last?.outcome ?? null, reviewed_at: last?.reviewed_at ?? null }),
    id: row.id,
    people: members.length,
    leaders: members.filter(({ role }) => role === 'leader').map(({ name }) => name),
    own: members.some(({ id }) => id === steward.id),
    standing: last
      ? ({ continue: 'active', pause: 'paused', end: 'ended' } as const)[last.outcome]
      : 'active',
    done: last?.year === now.getUTCFullYear() && last.outcome !== 'pause',
    reviews: reviews.map(({ name, reviewed_at, ...review }) => ({
      ...review,
      steward: name,
      at: reviewed_at,
    })),
  };
}
