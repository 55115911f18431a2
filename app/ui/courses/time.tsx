import { useSay, useViewer } from '../say.tsx';

/** A day of the viewer's own calendar. */
export function useDay(): (instant: string) => string {
  const say = useSay();
  const { timeZone } = useViewer();
  return (instant) => say.day(instant, timeZone);
}
