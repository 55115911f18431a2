/** Who opened the room, day by day, and what that says. */
import type { Db } from '#db/connection.server.ts';
import { saidByRoom } from './three-quarters.ts';

export interface VisitSaid {
  meeting: string;
  person: string;
  day: number;
  state: 'present' | 'partly';
}

/** Of one person, of some meetings, or of all that began in a span of time. */
interface Of {
  person?: string;
  meetings?: readonly string[];
  began?: { from: string; until: string };
}

export async function visitsSaid(db: Db, { person, meetings, began }: Of): Promise<VisitSaid[]> {
  if (meetings?.length === 0) return [];
  let visits = db
    .selectFrom('room_visits')
    .innerJoin('meetings', 'meetings.id', 'room_visits.meeting_id')
    .leftJoin('meeting_days', (join) =>
      join
        .onRef('meeting_days.meeting_id', '=', 'room_visits.meeting_id')
        .onRef('meeting_days.day', '=', 'room_visits.day'),
    )
    .select(['room_visits.meeting_id', 'room_visits.person_id', 'room_visits.day'])
    .select(['room_visits.visited_at', 'meetings.starts_at', 'meetings.minutes'])
    .select(['meeting_days.starts_at as later_starts_at', 'meeting_days.minutes as later_minutes']);
  if (person) visits = visits.where('room_visits.person_id', '=', person);
  if (meetings) visits = visits.where('room_visits.meeting_id', 'in', meetings);
  if (began)
    visits = visits
      .where('meetings.starts_at', '>=', began.from)
      .where('meetings.starts_at', '<', began.until);
  return (await visits.execute()).flatMap((row) => {
    const state = saidByRoom({
      visitedAt: row.visited_at,
      startsAt: row.later_starts_at ?? row.starts_at,
      minutes: row.later_minutes ?? row.minutes,
    });
    const { meeting_id: meeting, person_id: who, day } = row;
    return state ? [{ meeting, person: who, day, state }] : [];
  });
}
