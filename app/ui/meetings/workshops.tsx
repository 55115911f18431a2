import type { ListedMeeting } from '#app/domain/meetings/meetings.ts';
import { Ledger, LedgerItem } from '../ledger.tsx';
import { useSay } from '../say.tsx';
import { MeetingTitle } from './meeting-title.tsx';
import { useSaid } from './said.ts';
import { useTimes } from './times.ts';

/** Those who meet in one place, at the hour of that place. */
export function Workshops({ workshops, now }: { workshops: ListedMeeting[]; now: string }) {
  const say = useSay();
  const said = useSaid();
  const { day } = useTimes();
  return (
    <section aria-labelledby="workshops">
      <h2 className="kicker" id="workshops">
        {say('meetings.workshops')}
      </h2>
      <Ledger>
        {workshops.map((it) => {
          const { id, startsAt, timeZone, days, place, cancelled } = it.meeting;
          const words = cancelled ? say('meetings.list.cancelled') : said(it, now);
          return (
            <LedgerItem key={id}>
              <a href={`/meetings/${id}`}>
                <MeetingTitle of={it.meeting} />
              </a>
              <p className="small soft">
                {say('meetings.workshop.when', {
                  day: day(startsAt, now, timeZone),
                  days: days.length,
                })}
              </p>
              {place ? <p className="small soft">{place}</p> : null}
              {words ? <p className="small">{words}</p> : null}
            </LedgerItem>
          );
        })}
      </Ledger>
    </section>
  );
}
