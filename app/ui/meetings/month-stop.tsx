import type { ListedMeeting } from '#app/domain/meetings/meetings.ts';
import { Fragment, type ReactNode } from 'react';
import { Stop } from '../path.tsx';
import { useSay } from '../say.tsx';
import { MeetingTitle, useLang } from './meeting-title.tsx';
import { useTimes } from './times.ts';
import { useSaid } from './said.ts';

interface MonthStopProps {
  of: ListedMeeting;
  state: 'done' | 'now' | 'ahead';
  now: string;
  /** Where several series are in one list. */
  withSeries: boolean;
}

/** One month of the line: what it is about, when, and what the reader said or did. */
export function MonthStop({ of, state, now, withSeries }: MonthStopProps) {
  const say = useSay();
  const said = useSaid();
  const lang = useLang();

  const { whole, day, shortMonth } = useTimes();
  const { meeting, notes } = of;
  const month = shortMonth(meeting.startsAt);
  const over = meeting.endsAt <= now;
  const parts: ReactNode[] = [
    withSeries && meeting.theme !== null ? (
      <span lang={lang(meeting.seriesWrittenIn)}>{meeting.title}</span>
    ) : null,
    over ? day(meeting.startsAt, now) : whole(meeting, now),
    meeting.cancelled ? <b>{say('meetings.list.cancelled')}</b> : said(of, now),
    notes ? <a href={`/meetings/${meeting.id}/notes`}>{say('meetings.list.notes')}</a> : null,
  ];
  return (
    <Stop state={state} marker={month}>
      <h3>
        <a href={`/meetings/${meeting.id}`}>
          <MeetingTitle of={meeting} />
        </a>
      </h3>
      <p>
        {parts
          .filter((it) => it !== null)
          .map((part, place) => (
            <Fragment key={place}>
              {place > 0 ? ' · ' : null}
              {part}
            </Fragment>
          ))}
      </p>
    </Stop>
  );
}
