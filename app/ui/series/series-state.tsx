import type { LedSeries } from '#app/domain/meetings/meetings.ts';
import { useSay } from '../say.tsx';
import { Status, type StatusName } from '../status.tsx';

const shapes: Record<LedSeries['state'], StatusName> = {
  planned: 'going',
  paused: 'expiring',
  ended: 'excused',
  over: 'done',
};

/** Whether a series goes on. */
export function SeriesState({ state }: { state: LedSeries['state'] }) {
  const say = useSay();
  return <Status is={shapes[state]}>{say(`series.state.${state}`)}</Status>;
}
