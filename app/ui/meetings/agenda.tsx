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
  const items = meeting.agenda.map((it, place) => {
    const before = meeting.agenda.slice(0, place).reduce((sum, { minutes }) => sum + minutes, 0);
    const at = (minutes: number) =>
      new Date(Date.parse(meeting.startsAt) + minutes * 60_000).toISOString();
    return { ...it, span: { startsAt: at(before), endsAt: at(before + it.minutes) } };
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
