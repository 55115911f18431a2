import { roomState, type MeetingPage as Page } from '#app/domain/meetings/meetings.ts';
import { Crumb } from '../crumb.tsx';
import { Notice } from '../notice.tsx';
import { useSay } from '../say.tsx';
import { Agenda } from './agenda.tsx';
import { Answer } from './answer.tsx';
import { Company, Ways } from './beside-meeting.tsx';
import { Clock } from './clock.tsx';
import { Join } from './join.tsx';
import { MeetingTitle, useLang } from './meeting-title.tsx';
import { Runs } from './runs.tsx';
import { Share } from './share.tsx';
import { Wishes } from './wishes.tsx';

interface MeetingPageProps {
  page: Page;
  calendarBytes: number;
  /** What was wished has just been kept. */
  kept: boolean;
  mails: boolean;
  now: string;
  script: string;
}

/** One date: what it is about, when it is here and there, the answer, the room, the hour's plan. */
export function MeetingPage({ page, calendarBytes, kept, mails, now, script }: MeetingPageProps) {
  const say = useSay();
  const { meeting } = page;
  const open = meeting.endsAt > now && meeting.cancelled === null;
  // Whoever looks before the hour answers; at the hour the door comes first.
  const early = roomState(meeting.days, new Date(now)).state === 'early';
  const reserve = open && page.mayAnswer ? <Reserve page={page} kept={kept} mails={mails} /> : null;
  return (
    <div className="beside">
      <div className="stack">
        <Head page={page} now={now} />
        {early ? reserve : null}
      </div>
      <aside className="stack stays" aria-label={say('meetings.beside')}>
        <Join page={page} now={now} />
        <Ways page={page} bytes={calendarBytes} now={now} />
        <Company page={page} now={now} />
        {open ? <Share page={page} now={now} /> : null}
        <Runs page={page} now={now} />
      </aside>
      <div className="stack">
        {early ? null : reserve}
        {meeting.agenda.length > 0 ? (
          <>
            <h2>{say('meetings.agenda.title')}</h2>
            <Agenda meeting={meeting} />
          </>
        ) : null}
        <div className="narrow">
          <Notice icon="people" title={say('meetings.rules.title')}>
            {say('meetings.rules')}
          </Notice>
        </div>
      </div>
      <script src={script} defer />
    </div>
  );
}

function Head({ page: { meeting }, now }: { page: Page; now: string }) {
  const say = useSay();
  const lang = useLang();
  const { cancelled, theme, title, purpose, seriesWrittenIn } = meeting;
  return (
    <>
      <Crumb to="/meetings">{say('meetings.title')}</Crumb>
      <h1>
        <MeetingTitle of={meeting} />
      </h1>
      {cancelled ? (
        <Notice kind="unsent" icon="s-overdue" title={say('meetings.cancelled.title')}>
          {cancelled.reason ? <p lang={lang(meeting.writtenIn)}>{cancelled.reason}</p> : null}
          <p>{say('meetings.cancelled.text')}</p>
        </Notice>
      ) : null}
      {!cancelled && meeting.moved && meeting.endsAt > now ? (
        <Notice icon="calendar">{say('meetings.moved')}</Notice>
      ) : null}
      {theme === null ? null : (
        <p className="soft" lang={lang(seriesWrittenIn)}>
          {title}
        </p>
      )}
      <p className="lead narrow" lang={lang(seriesWrittenIn)}>
        {purpose}
      </p>
      <Clock meeting={meeting} now={now} />
    </>
  );
}

function Reserve({ page, kept, mails }: { page: Page; kept: boolean; mails: boolean }) {
  const say = useSay();
  const { place, brings, interpretation } = page;
  return (
    <>
      <Answer {...page} mails={mails} />
      {place.answer === 'yes' || place.answer === 'maybe' ? (
        <details className="narrow" open={kept}>
          <summary>
            {say(brings || interpretation ? 'meetings.wishes.change' : 'meetings.wishes.title')}
          </summary>
          <Wishes {...page} kept={kept} />
        </details>
      ) : null}
    </>
  );
}
