/**
 * What the room can say of who was there. There means three quarters of the time: whoever opened the
 * room when less than that was left was there for a part.
 */
import { opensBefore } from './room-state.ts';

const mostMissed = 0.25;

export interface Visit {
  visitedAt: string;
  /** Of the day that the room was opened on. */
  startsAt: string;
  minutes: number;
}

/** Null for who opened the room of a date that was moved away afterwards. */
export function saidByRoom({ visitedAt, startsAt, minutes }: Visit): 'present' | 'partly' | null {
  const late = Date.parse(visitedAt) - Date.parse(startsAt);
  if (late < -opensBefore) return null;
  return late <= mostMissed * minutes * 60_000 ? 'present' : 'partly';
}
