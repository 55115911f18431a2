import type { Meeting } from '#app/domain/meetings/meetings.ts';
import { placeOf } from '#app/domain/people/people.ts';
import { link } from '../link.tsx';
import { Sentence, useSay } from '../say.tsx';
import { useTimes } from './times.ts';

const profile = '/me#field-timeZone';

/** When it is: the reader's time first, the host's second, and each with its day. */
export function Clock({ meeting, now }: { meeting: Meeting; now: string }) {
  const say = useSay();
  const { own, alike } = useTimes();
  const [first, ...later] = meeting.days;
  const span = first ?? meeting;
  const host = meeting.timeZone;
  const values = { own: placeOf(own), host: placeOf(host) };
  const together = own === host ? 'meetings.time.one' : 'meetings.time.both';
  return (
    <>
      <dl className="clock narrow">
        {alike(span, host) ? (
          <Time label={say(together, values)} span={span} now={now} zone={own} />
        ) : (
          <>
            <Time label={say('meetings.time.yours', values)} span={span} now={now} zone={own} />
            <Time label={say('meetings.time.hosts', values)} span={span} now={now} zone={host} />
          </>
        )}
        <div data-clock={span.startsAt} data-until={span.endsAt} data-zone={own} hidden>
          <dt>{say('meetings.time.phone')}</dt>
          <dd>
            <span></span> <span className="hour"></span>
          </dd>
        </div>
      </dl>
      {later.length > 0 ? <LaterDays meeting={meeting} now={now} /> : null}
      <p className="crumb">
        {own === 'UTC' ? (
          <Sentence of="meetings.time.noPlace" with={{ link: link(profile) }} />
        ) : (
          <a href={profile}>{say('meetings.time.change', { place: placeOf(own) })}</a>
        )}
      </p>
    </>
  );
}

interface TimeProps {
  label: string;
  span: { startsAt: string; endsAt: string };
  now: string;
  zone: string;
}

function Time({ label, span, now, zone }: TimeProps) {
  const say = useSay();
  const { day, hours, until } = useTimes();
  const ends = until(span, now, zone);
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {day(span.startsAt, now, zone)} <span className="hour">{hours(span, zone)}</span>
        {ends ? <span className="small">{say('meetings.time.until', { day: ends })}</span> : null}
      </dd>
    </div>
  );
}

/** The second day of a workshop and the later ones. */
function LaterDays({ meeting, now }: { meeting: Meeting; now: string }) {
  const say = useSay();
  const { whole, alike } = useTimes();
  return (
    <ul className="list narrow">
      {meeting.days.slice(1).map((it) => (
        <li key={it.day}>
          {say('meetings.time.day', { number: it.day, when: whole(it, now) })}
          {alike(it, meeting.timeZone) ? null : (
            <span className="small soft">
              {' '}
              {say('meetings.time.there', {
                place: placeOf(meeting.timeZone),
                when: whole(it, now, meeting.timeZone),
              })}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
