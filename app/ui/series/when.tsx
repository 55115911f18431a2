import { placeOf } from '#app/domain/people/people.ts';
import { useSay, useViewer } from '../say.tsx';

/** The day and hour of a date by the reader's clock, and where that clock hangs. */
export function When({ at }: { at: string }) {
  const say = useSay();
  const { timeZone } = useViewer();
  return say('series.when', { when: say.fullMoment(at, timeZone), place: placeOf(timeZone) });
}
