/** What moderators look at: posts that somebody reported and nobody answered. */
import type { Db } from '#db/connection.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { findPost } from './reading.server.ts';
import { moderates, type Post, type Report, type Thread } from './talk.ts';

/** More than these are looked at after them. */
const mostShown = 50;

/** The longest waiting first; none for who does not moderate. */
export async function reportedPosts(
  db: Db,
  viewer: SignedIn,
): Promise<{ post: Post; thread: Thread }[]> {
  if (!moderates(viewer)) return [];
  const waiting = await db
    .selectFrom('post_reports')
    .select('post_id')
    .where('answered_at', 'is', null)
    .groupBy('post_id')
    .orderBy((it) => it.fn.min('reported_at'))
    .limit(mostShown)
    .execute();
  const found = [];
  for (const { post_id: post } of waiting) found.push(await findPost(db, viewer, { post }));
  return found.filter((it) => it !== null);
}

/** Why a post was reported; by whom stays with us. None for who does not moderate. */
export async function reportsOf(
  db: Db,
  viewer: SignedIn,
  { post }: { post: string },
): Promise<Report[]> {
  if (!moderates(viewer)) return [];
  const rows = await db
    .selectFrom('post_reports')
    .select(['id', 'reason', 'reported_at', 'answered_at'])
    .where('post_id', '=', post)
    .orderBy('reported_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id, reason, reported_at, answered_at }) => ({
    id,
    reason,
    reportedAt: reported_at,
    answered: answered_at !== null,
  }));
}
