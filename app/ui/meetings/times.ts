/** Hours of a meeting, as a clock somewhere shows them. */
import { useSay, useViewer } from '../say.tsx';

interface Span {
  startsAt: string;
  endsAt: string;
}

export function useTimes() {
  const say = useSay();
  const { timeZone: own } = useViewer();
  const year = (instant: string, zone: string) => say.day(instant, zone).slice(-4);
  const hours = ({ startsAt, endsAt }: Span, zone = own) =>
    `${say.hour(startsAt, zone)}–${say.hour(endsAt, zone)}`;
  /** With the year where it is another one than now. */
  const day = (instant: string, now: string, zone = own) =>
    year(instant, zone) === year(now, zone)
      ? say.weekday(instant, zone)
      : say.fullDay(instant, zone);
  return {
    own,
    /** "Dec" */
    shortMonth: (instant: string) => say.shortMonth(instant, own).replace('.', ''),
    hours,
    day,
    /** "Thursday 3 December, 16:00–17:30" */
    whole: (span: Span, now: string, zone = own) =>
      say('meetings.time.whole', {
        day: day(span.startsAt, now, zone),
        hours: hours(span, zone),
      }),
    /** The day on which it ends, where that is another one. */
    until: ({ startsAt, endsAt }: Span, now: string, zone = own) =>
      say.weekday(startsAt, zone) === say.weekday(endsAt, zone) ? null : day(endsAt, now, zone),
    /** Whether two places read the same day and hour. */
    alike: ({ startsAt }: Span, zone: string) =>
      say.moment(startsAt, zone) === say.moment(startsAt, own),
  };
}
