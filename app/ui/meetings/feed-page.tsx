import { Crumb } from '../crumb.tsx';
import { useDay } from '../courses/time.tsx';
import { Button } from '../forms.tsx';
import { Notice } from '../notice.tsx';
import { useSay } from '../say.tsx';

interface FeedPageProps {
  feed: { madeAt: string } | null;
  /** The address just made: it is shown this once. */
  made: string | null;
  ended: boolean;
}

/** A person's own feed of dates: made, replaced and ended with a press each. */
export function FeedPage({ feed, made, ended }: FeedPageProps) {
  const say = useSay();
  const day = useDay();
  return (
    <div className="stack">
      <Crumb to="/meetings">{say('meetings.title')}</Crumb>
      <h1>{say('meetings.feed.title')}</h1>
      {ended && !made && !feed ? <Notice icon="tick">{say('meetings.feed.ended')}</Notice> : null}
      <p>{say('meetings.feed.what')}</p>
      {made ? <Made address={made} /> : null}
      {feed && !made ? <p>{say('meetings.feed.since', { day: day(feed.madeAt) })}</p> : null}
      {made ? null : (
        <form method="post" action="/me/calendar">
          <Button className={feed ? 'quiet' : ''}>
            {say(feed ? 'meetings.feed.new' : 'meetings.feed.make')}
          </Button>
        </form>
      )}
      {feed || made ? (
        <form method="post" action="/me/calendar/ending" className="stack">
          <h2>{say('meetings.feed.end.title')}</h2>
          <p>{say('meetings.feed.end.what')}</p>
          <p>
            <Button className="quiet">{say('meetings.feed.end')}</Button>
          </p>
        </form>
      ) : null}
    </div>
  );
}

function Made({ address }: { address: string }) {
  const say = useSay();
  return (
    <>
      <Notice kind="unsent" title={say('meetings.feed.once.title')}>
        {say('meetings.feed.once')}
      </Notice>
      <div>
        <label htmlFor="feed">{say('meetings.feed.address')}</label>
        <input id="feed" type="text" readOnly value={address} />
      </div>
      <p>
        <a className="button" href={address.replace(/^https?:/, 'webcal:')}>
          {say('meetings.feed.open')}
        </a>
      </p>
      <h2>{say('meetings.feed.how.title')}</h2>
      <div className="prose">
        <ul>
          <li>{say('meetings.feed.how.iphone')}</li>
          <li>{say('meetings.feed.how.google')}</li>
          <li>{say('meetings.feed.how.other')}</li>
        </ul>
      </div>
    </>
  );
}
