import type { ListedMeeting } from '#app/domain/meetings/meetings.ts';
import { useSay } from '../say.tsx';

/** What somebody said to a date, or did on it, in few words; null for nothing. */
export function useSaid() {
  const say = useSay();
  return ({ meeting, place, came }: ListedMeeting, now: string): string | null => {
    if (meeting.endsAt <= now) {
      return came === null || came === 'absent' ? null : say(`meetings.came.${came}`);
    }
    if (place.answer === 'none') return null;
    if (place.answer === 'yes' && place.waits) return say('meetings.said.waits', { at: place.at });
    return say(`meetings.said.${place.answer}`);
  };
}
