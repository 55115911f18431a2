/** The way back to a list whose page was closed: to go on with it, or to undo it. */
import type { Db } from '#db/connection.server.ts';
import type { ViewedOrganization } from '#app/domain/organizations/organizations.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { daysToConfirm, hoursToUndo, type RecentList, type StaffRow } from './staffing.ts';

const most = 5;

/** The newest first; what is undone, or too old to be changed, is not among them. */
export async function recentLists(
  db: Db,
  _viewer: SignedIn,
  { organization }: { organization: ViewedOrganization },
  now: Date,
): Promise<RecentList[]> {
  const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000).toISOString();
  const lists = await db
    .selectFrom('staff_lists')
    .select(['id', 'made_at', 'confirmed_at', 'rows'])
    .where('organization_id', '=', organization.id)
    .where('undone_at', 'is', null)
    .where((it) =>
      it.or([
        it('confirmed_at', '>', ago(hoursToUndo)),
        it.and([it('confirmed_at', 'is', null), it('made_at', '>', ago(24 * daysToConfirm))]),
      ]),
    )
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  return lists.map(({ id, made_at, confirmed_at, rows }) => ({
    id,
    madeAt: made_at,
    state: confirmed_at === null ? 'open' : 'confirmed',
    lines: (JSON.parse(rows) as StaffRow[]).length,
  }));
}
