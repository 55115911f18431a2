import type { ListedMeeting } from '#app/domain/meetings/meetings.ts';
import { Crumb } from '../crumb.tsx';
import { Ledger, LedgerItem } from '../ledger.tsx';
import { useSay, useViewer } from '../say.tsx';
import { MeetingTitle } from './meeting-title.tsx';
import { useSaid } from './said.ts';

/** Further back, the latest first. */
export function OlderPage({ meetings, next }: { meetings: ListedMeeting[]; next: string | null }) {
  const say = useSay();
  const said = useSaid();
  const { timeZone } = useViewer();
  return (
    <div className="narrow stack">
      <Crumb to="/meetings">{say('meetings.title')}</Crumb>
      <h1>{say('meetings.older.title')}</h1>
      {meetings.length === 0 ? <p>{say('meetings.older.none')}</p> : null}
      <Ledger>
        {meetings.map((it) => {
          const { meeting, notes } = it;
          const words = meeting.cancelled
            ? say('meetings.list.cancelled')
            : said(it, meeting.endsAt);
          return (
            <LedgerItem
              key={meeting.id}
              state={
                notes ? (
                  <a href={`/meetings/${meeting.id}/notes`}>{say('meetings.list.notes')}</a>
                ) : undefined
              }
            >
              <a href={`/meetings/${meeting.id}`}>
                <MeetingTitle of={meeting} />
              </a>
              <p className="small soft">
                {say.day(meeting.startsAt, timeZone)}
                {words ? ` · ${words}` : null}
              </p>
            </LedgerItem>
          );
        })}
      </Ledger>
      {next ? (
        <p>
          <a href={`/meetings?before=${next}`}>{say('meetings.list.older')}</a>
        </p>
      ) : null}
    </div>
  );
}
