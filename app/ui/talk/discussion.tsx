import { longestPost, type Post, type Thread } from '#app/domain/talk/talk.ts';
import { Crumb } from '../crumb.tsx';
import { Button, Problems, TextArea, type Refill } from '../forms.tsx';
import { link } from '../link.tsx';
import { Notice } from '../notice.tsx';
import { Sentence, useSay } from '../say.tsx';
import { PostItem } from './post-item.tsx';

interface DiscussionProps {
  thread: Thread;
  posts: Post[];
  /** Before which there are more. */
  older: string | null;
  /** Made for this rendering: what is sent from it is said once. */
  clientId: string;
  done: boolean;
  refill?: Refill | null | undefined;
}

/** What people of a subject say to each other, and the box to join in. */
export function Discussion({ thread, posts, older, clientId, done, refill }: DiscussionProps) {
  const say = useSay();
  const { language } = say;
  const lang = thread.language === language ? undefined : thread.language;
  return (
    <div className="stack">
      <Crumb to={thread.subject}>
        <span lang={lang}>{thread.title}</span>
      </Crumb>
      <h1>{say('talk.title')}</h1>
      <p>{say(`talk.lead.${thread.kind}`)}</p>
      <p className="small">
        <a href="/discussions">{say(thread.moderates ? 'talk.all.moderate' : 'talk.all.link')}</a>
      </p>
      {done && !refill ? <Notice icon="tick">{say('talk.report.done')}</Notice> : null}
      <Problems refill={refill} />
      {older ? (
        <p>
          <a href={`${thread.address}?before=${older}`}>{say('talk.older')}</a>
        </p>
      ) : null}
      {posts.length === 0 ? (
        <p className="soft">{say('talk.none')}</p>
      ) : (
        <ol className="ledger talk" role="list">
          {posts.map((post) => (
            <PostItem key={post.id} post={post} moderates={thread.moderates} />
          ))}
        </ol>
      )}
      <form method="post" action={thread.address} className="stack">
        <h2>{say('talk.write.title')}</h2>
        <input type="hidden" name="id" value={clientId} autoComplete="off" />
        <TextArea
          label={say('talk.write.label')}
          hint={
            <>
              <b>{say('talk.write.never')}</b> {say('talk.write.hint')}
            </>
          }
          name="text"
          rows={refill ? 10 : 5}
          required
          maxLength={longestPost}
          refill={refill ?? null}
        />
        <p className="row">
          <Button>{say('talk.write.button')}</Button>
        </p>
        <p className="small soft">
          <Sentence of="talk.write.worried" with={{ link: link('/help/worried-about-a-child') }} />
        </p>
      </form>
    </div>
  );
}
