import type { MeetingPage } from '#app/domain/meetings/meetings.ts';
import { placeOf } from '#app/domain/people/people.ts';
import { useSay } from '../say.tsx';
import { nameOf } from './meeting-title.tsx';
import { useTimes } from './times.ts';

/** A text to pass on: what, when, and where to answer; never the way into the room. */
export function Share({ page, now }: { page: MeetingPage; now: string }) {
  const say = useSay();
  const { own, whole, alike } = useTimes();
  const { meeting, address } = page;
  const at = (zone: string) =>
    say('meetings.share.when', { when: whole(meeting, now, zone), place: placeOf(zone) });
  const when = alike(meeting, meeting.timeZone)
    ? at(meeting.timeZone)
    : `${at(own)}\n${at(meeting.timeZone)}`;
  const { name } = nameOf(meeting);
  const title =
    meeting.theme === null
      ? name
      : say('meetings.calendar.title', { title: meeting.title, theme: name });
  const text = `${title}\n${when}\n${say('meetings.share.answer', { address })}`;
  return (
    <details>
      <summary>{say('meetings.share.title')}</summary>
      <div className="stack shared">
        <label htmlFor="share">{say('meetings.share.label')}</label>
        <textarea id="share" rows={6} readOnly defaultValue={text} />
        <p>
          <a href={`https://wa.me/?text=${encodeURIComponent(text)}`} rel="noreferrer">
            {say('meetings.share.whatsapp')}
          </a>
        </p>
      </div>
    </details>
  );
}
