import type { MeetingPage } from '#app/domain/meetings/meetings.ts';
import type { Key } from '#app/words/words.ts';
import { useSay } from '../say.tsx';

/** For who runs the meeting: the ways to what there is to do before it, and after. */
export function Runs({ page: { meeting, runsSeries }, now }: { page: MeetingPage; now: string }) {
  const say = useSay();
  if (!meeting.leads) return null;
  const begun = meeting.startsAt <= now;
  const over = meeting.endsAt <= now;
  const held = meeting.cancelled === null;
  const ways: [shown: boolean, to: string, key: Key][] = [
    [runsSeries && !over, 'planning', 'meetings.runs.planning'],
    [true, 'people', 'meetings.runs.people'],
    [held && !over, 'cases', 'meetings.runs.cases'],
    [runsSeries && held && !over, 'date', 'meetings.runs.date'],
    [runsSeries && held && !over, 'cancellation', 'meetings.runs.cancellation'],
    [held && begun, 'attendance', 'meetings.runs.attendance'],
    [held && begun, 'notes/edit', 'meetings.runs.notes'],
  ];
  return (
    <section className="stack" aria-labelledby="runs">
      <h2 className="kicker" id="runs">
        {say('meetings.runs.title')}
      </h2>
      <ul className="plainly" role="list">
        {ways
          .filter(([shown]) => shown)
          .map(([, to, key]) => (
            <li key={to}>
              <a href={`/meetings/${meeting.id}/${to}`}>{say(key)}</a>
            </li>
          ))}
        {runsSeries ? (
          <li>
            <a href={`/series/${meeting.seriesId}`}>{say('meetings.runs.series')}</a>
          </li>
        ) : null}
      </ul>
    </section>
  );
}
