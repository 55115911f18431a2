/** When the room is open: from a quarter of an hour before until the end, each day. */

export const opensBefore = 15 * 60_000;

export interface Day {
  day: number;
  startsAt: string;
  endsAt: string;
}

export type RoomState =
  | { state: 'open'; day: number; until: string }
  | { state: 'early'; opensAt: string }
  | { state: 'over' };

/** When the room opened on a day. */
export const opensAt = (days: readonly Day[], day: number): string => {
  const { startsAt } = days.find((it) => it.day === day)!;
  return new Date(Date.parse(startsAt) - opensBefore).toISOString();
};

export function roomState(days: readonly Day[], now: Date): RoomState {
  const at = now.getTime();
  for (const { day, startsAt, endsAt } of days) {
    if (at >= Date.parse(endsAt)) continue;
    const opens = Date.parse(startsAt) - opensBefore;
    if (at < opens) return { state: 'early', opensAt: new Date(opens).toISOString() };
    return { state: 'open', day, until: endsAt };
  }
  return { state: 'over' };
}
