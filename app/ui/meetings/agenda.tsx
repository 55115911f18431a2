import type { Meeting } from '#app/domain/meetings/meetings.ts';
import { Icon } from '../icon.tsx';
import { Path, Stop } from '../path.tsx';
import { useSay } from '../say.tsx';
import { useLang } from './meeting-title.tsx';
import { useTimes } from './times.ts';

/** What is done together, minute by minute, in the reader's own time. */
export function Agenda({ meeting }: { meeting: Meeting }) {
  const say = useSay();
  const lang = useLang();
  const { hours } = useTimes();
  let at = Date.parse(meeting.startsAt);
  const items = meeting.agenda.map(({ minutes, text }) => {
    const startsAt = new Date(at).toISOString();
    at += minutes * 60_000;
    return { minutes, text, span: { startsAt, endsAt: new Date(at).toISOString() } };
  });
  return (
    <Path>
      {items.map(({ minutes, text, span }, place) => {
        const last = place === items.length - 1;
        return (
          <Stop
            key={place}
            state={last ? 'home' : 'ahead'}
            marker={last ? <Icon name="home" /> : `${minutes}′`}
          >
            <h3 lang={lang(meeting.writtenIn)}>{text}</h3>
            <p>{say('meetings.agenda.when', { hours: hours(span), minutes })}</p>
          </Stop>
        );
      })}
    </Path>
  );
}
