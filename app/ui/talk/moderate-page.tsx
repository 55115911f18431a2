import type { Post, Report, Thread } from '#app/domain/talk/talk.ts';
import { useDay } from '../courses/time.tsx';
import { Crumb } from '../crumb.tsx';
import { Button, type Refill } from '../forms.tsx';
import { Ledger, LedgerItem } from '../ledger.tsx';
import { Notice } from '../notice.tsx';
import { useSay } from '../say.tsx';
import { PostWords } from './post-words.tsx';
import { ReasonForm } from './reason-form.tsx';

interface ModeratePageProps {
  post: Post;
  thread: Thread;
  reports: Report[];
  refill?: Refill | null | undefined;
}

/** A message, why it was reported, and what a moderator may do with it. */
export function ModeratePage({ post, thread, reports, refill }: ModeratePageProps) {
  const say = useSay();
  const day = useDay();
  return (
    <div className="stack">
      <Crumb to={thread.address}>{say('talk.title')}</Crumb>
      <h1>{say('talk.moderate.title')}</h1>
      <p className="small soft">{say('talk.post.by', { name: post.author })}</p>
      {post.text === '' ? (
        <p className="soft">{say('talk.post.erased')}</p>
      ) : (
        <PostWords text={post.text} />
      )}
      {reports.length > 0 ? (
        <>
          <h2>{say('talk.reports.title')}</h2>
          <Ledger>
            {reports.map((report) => (
              <LedgerItem
                key={report.id}
                state={say(report.answered ? 'talk.reports.answered' : 'talk.reports.open')}
              >
                <p className="said">{report.reason ?? say('talk.reports.forgotten')}</p>
                <p className="small soft">{day(report.reportedAt)}</p>
              </LedgerItem>
            ))}
          </Ledger>
        </>
      ) : null}
      {post.hidden ? (
        <>
          <Notice title={say('talk.hidden.others')}>{post.hidden.reason}</Notice>
          <form method="post" action={`/posts/${post.id}/showing`}>
            <Button>{say('talk.moderate.show')}</Button>
          </form>
          {post.text === '' ? null : (
            <form method="post" className="stack">
              <input type="hidden" name="reason" value={post.hidden.reason} />
              <input type="hidden" name="erase" value="on" />
              <p>{say('talk.moderate.eraseWhat')}</p>
              <p>
                <Button className="danger">{say('talk.moderate.eraseButton')}</Button>
              </p>
            </form>
          )}
        </>
      ) : (
        <>
          <h2>{say('talk.moderate.hide')}</h2>
          <p>{say('talk.moderate.what')}</p>
          <ReasonForm hint="talk.moderate.hint" button="talk.moderate.hide" danger refill={refill}>
            <label className="choice-of-many">
              <input type="checkbox" name="erase" />
              <span>{say('talk.moderate.erase')}</span>
            </label>
          </ReasonForm>
          {post.reports > 0 ? (
            <form method="post" action={`/posts/${post.id}/keeping`}>
              <Button className="quiet">{say('talk.moderate.keep')}</Button>
            </form>
          ) : null}
        </>
      )}
    </div>
  );
}
