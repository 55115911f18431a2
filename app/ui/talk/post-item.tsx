import type { Post } from '#app/domain/talk/talk.ts';
import { useDay } from '../courses/time.tsx';
import { Notice } from '../notice.tsx';
import { useSay, useViewer } from '../say.tsx';
import { PostWords } from './post-words.tsx';

/** Who said it, when, and what; with the reason where it is hidden. */
export function PostItem({ post, moderates }: { post: Post; moderates: boolean }) {
  const say = useSay();
  const day = useDay();
  const { timeZone } = useViewer();
  const when = { day: day(post.postedAt), hour: say.hour(post.postedAt, timeZone) };
  const address = `/posts/${post.id}`;
  return (
    <li id={`post-${post.id}`}>
      <article className="stack">
        <p className="small soft">
          <b dir="auto">{post.author}</b>{' '}
          <time dateTime={post.postedAt}>{say('talk.post.when', when)}</time>
        </p>
        {post.hidden ? (
          <Notice title={say(post.own ? 'talk.hidden.own' : 'talk.hidden.others')}>
            {post.hidden.reason}
          </Notice>
        ) : null}
        {post.text === '' ? (
          <p className="soft">{say('talk.post.erased')}</p>
        ) : (
          <PostWords text={post.text} />
        )}
        <p className="row small">
          {post.own || moderates ? null : post.reported ? (
            <span className="soft">{say('talk.post.reported')}</span>
          ) : (
            <a href={`${address}/report`} aria-label={say('talk.report.of', { name: post.author })}>
              {say('talk.report.link')}
            </a>
          )}
          {moderates ? (
            <a
              href={`${address}/hiding`}
              aria-label={say('talk.moderate.of', { name: post.author })}
            >
              {post.reports > 0
                ? say('talk.moderate.reports', { count: post.reports })
                : say(post.hidden ? 'talk.moderate.showLink' : 'talk.moderate.link')}
            </a>
          ) : null}
        </p>
      </article>
    </li>
  );
}
