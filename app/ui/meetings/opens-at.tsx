import { useSay, useViewer } from '../say.tsx';
import { useTimes } from './times.ts';

/** "Opens at 15:45, your time"; with the day, where it is not today. */
export function OpensAt({ opensAt, now }: { opensAt: string; now: string }) {
  const say = useSay();
  const { timeZone } = useViewer();
  const { day } = useTimes();
  const hour = say.hour(opensAt, timeZone);
  return say.day(opensAt, timeZone) === say.day(now, timeZone)
    ? say('meetings.join.opens', { hour })
    : say('meetings.join.opens.day', { day: day(opensAt, now), hour });
}
