/** Threads, read: what the viewer may see of them, the newest page first. */
import type { Db } from '#db/connection.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { pageOfPosts, type Post, type Thread } from './talk.ts';
import { threadUnder } from './threads.server.ts';

export interface ThreadPage {
  /** The oldest of them first. */
  posts: Post[];
  /** The post before which older ones stand; null when there are none. */
  older: string | null;
}

export async function readThread(
  db: Db,
  viewer: SignedIn,
  { thread, before = null }: { thread: Thread; before?: string | null },
): Promise<ThreadPage> {
  const place = before === null ? undefined : await placeOf(db, thread, before);
  const rows = await postsFor(db, viewer, thread)
    .where('posts.subject_kind', '=', thread.kind)
    .where('posts.subject_id', '=', thread.id)
    .$if(place !== undefined, (query) =>
      query.where((it) =>
        it.or([
          it('posts.posted_at', '<', place!.posted_at),
          it.and([it('posts.posted_at', '=', place!.posted_at), it('posts.id', '<', place!.id)]),
        ]),
      ),
    )
    .orderBy('posts.posted_at', 'desc')
    .orderBy('posts.id', 'desc')
    .limit(pageOfPosts + 1)
    .execute();
  const shown = rows.slice(0, pageOfPosts).reverse();
  return {
    posts: shown.map((row) => asPost(row, viewer)),
    older: rows.length > pageOfPosts ? shown[0]!.id : null,
  };
}

/** A post with the thread it stands in; null for who may not see it, as if there were none. */
export async function findPost(
  db: Db,
  viewer: SignedIn,
  { post: id }: { post: string },
): Promise<{ post: Post; thread: Thread } | null> {
  const under = await db
    .selectFrom('posts')
    .select(['subject_kind as kind', 'subject_id as id'])
    .where('id', '=', id)
    .executeTakeFirst();
  const thread = under && (await threadUnder(db, viewer, under));
  if (!thread) return null;
  const row = await postsFor(db, viewer, thread).where('posts.id', '=', id).executeTakeFirst();
  return row ? { post: asPost(row, viewer), thread } : null;
}

const placeOf = (db: Db, thread: Thread, post: string) =>
  db
    .selectFrom('posts')
    .select(['id', 'posted_at'])
    .where('id', '=', post)
    .where('subject_kind', '=', thread.kind)
    .where('subject_id', '=', thread.id)
    .executeTakeFirst();

type Row = Awaited<ReturnType<ReturnType<typeof postsFor>['execute']>>[number];

/** A hidden post is there for its author and for moderators. */
const postsFor = (db: Db, viewer: SignedIn, { moderates }: Thread) =>
  db
    .selectFrom('posts')
    .innerJoin('people', 'people.id', 'posts.person_id')
    .leftJoin('post_hidings as hiding', (join) =>
      join.onRef('hiding.post_id', '=', 'posts.id').on('hiding.ended_at', 'is', null),
    )
    .leftJoin('post_reports as mine', (join) =>
      join.onRef('mine.post_id', '=', 'posts.id').on('mine.person_id', '=', viewer.id),
    )
    .select(['posts.id', 'posts.person_id', 'posts.text', 'posts.posted_at', 'people.name'])
    .select(['hiding.hidden_at', 'hiding.reason', 'mine.id as reported'])
    .select((query) =>
      query
        .selectFrom('post_reports')
        .select((it) => it.fn.countAll().as('count'))
        .whereRef('post_reports.post_id', '=', 'posts.id')
        .where('post_reports.answered_at', 'is', null)
        .where(query.lit(moderates))
        .as('reports'),
    )
    .$if(!moderates, (query) =>
      query.where((it) =>
        it.or([it('hiding.id', 'is', null), it('posts.person_id', '=', viewer.id)]),
      ),
    );

const asPost = (row: Row, viewer: SignedIn): Post => ({
  id: row.id,
  author: row.name,
  own: row.person_id === viewer.id,
  text: row.text,
  postedAt: row.posted_at,
  hidden: row.hidden_at === null ? null : { since: row.hidden_at, reason: row.reason ?? '' },
  reported: row.reported !== null,
  reports: Number(row.reports),
});
