/** What moderators look at: posts that somebody reported and nobody answered. */
import type { Db } from '#db/connection.server.ts';
import { leadsMeeting, maySee } from '#app/domain/meetings/meetings.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { findPost } from './reading.server.ts';
import { moderates, type Post, type Report, type Thread } from './talk.ts';

/** More than these are looked at after them. */
const mostShown = 50;

/**
 * The longest waiting first, of what stands where the viewer moderates: facilitators and stewards
 * wherever they may enter, whoever hosts one date under that one.
 */
export async function reportedPosts(
  db: Db,
  viewer: SignedIn,
): Promise<{ post: Post; thread: Thread }[]> {
  const waiting = await db
    .selectFrom('post_reports')
    .innerJoin('posts', 'posts.id', 'post_reports.post_id')
    .leftJoin('meetings', (join) =>
      join.onRef('meetings.id', '=', 'posts.subject_id').on('posts.subject_kind', '=', 'meeting'),
    )
    .leftJoin('series', 'series.id', 'meetings.series_id')
    .select('post_reports.post_id')
    .where('post_reports.answered_at', 'is', null)
    .where((is) =>
      moderates(viewer)
        ? is.or([is('posts.subject_kind', '=', 'course'), maySee(viewer)])
        : leadsMeeting(viewer),
    )
    .groupBy('post_reports.post_id')
    .orderBy((it) => it.fn.min('post_reports.reported_at'))
    .limit(mostShown)
    .execute();
  const found = [];
  for (const { post_id: post } of waiting) found.push(await findPost(db, viewer, { post }));
  return found.filter((it) => it !== null).filter(({ thread }) => thread.moderates);
}

/** Why a post was reported; by whom stays with us. None for who does not moderate its thread. */
export async function reportsOf(
  db: Db,
  viewer: SignedIn,
  { post }: { post: string },
): Promise<Report[]> {
  if (!(await findPost(db, viewer, { post }))?.thread.moderates) return [];
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
