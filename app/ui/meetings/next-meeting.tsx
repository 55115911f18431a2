import type { ListedMeeting } from '#app/domain/meetings/meetings.ts';
import { Ledger, LedgerItem } from '../ledger.tsx';
import { useSay } from '../say.tsx';
import { MeetingTitle } from './meeting-title.tsx';
import { useSaid } from './said.ts';
import { useTimes } from './times.ts';

/** On a person's own page: when people meet next, and what they said to it. */
export function NextMeeting({ next, now }: { next: ListedMeeting; now: string }) {
  const say = useSay();
  const said = useSaid();
  const { whole } = useTimes();
  const { meeting } = next;
  return (
    <>
      <h2>{say('meetings.next.title')}</h2>
      <Ledger>
        <LedgerItem state={said(next, now) ?? say('meetings.next.unanswered')}>
          <h3>
            <a href={`/meetings/${meeting.id}`}>
              <MeetingTitle of={meeting} />
            </a>
          </h3>
          <p className="small soft">{whole(meeting, now)}</p>
        </LedgerItem>
      </Ledger>
    </>
  );
}
