/** Where somebody was, of some meetings: what the room kept, unless something else was said later. */
import type { Db } from '#db/connection.server.ts';
import type { AttendanceState } from './attendance.server.ts';
import { visitsSaid } from './visits.server.ts';

/** Of a workshop the best of its days. */
const best: AttendanceState[] = ['present', 'partly', 'caught-up', 'excused', 'absent'];

export async function ownAttendance(
  db: Db,
  personId: string,
  meetings: readonly { id: string }[],
): Promise<Map<string, AttendanceState>> {
  const ids = meetings.map((it) => it.id);
  if (ids.length === 0) return new Map();
  const visits = await visitsSaid(db, { person: personId, meetings: ids });
  const words = await db
    .selectFrom('attendances')
    .select(['meeting_id as meeting', 'day', 'state'])
    .where('person_id', '=', personId)
    .where('meeting_id', 'in', ids)
    .orderBy('revision')
    .execute();
  const days = new Map<string, { meeting: string; state: AttendanceState }>();
  for (const { meeting, day, state } of visits) days.set(`${meeting} ${day}`, { meeting, state });
  for (const { meeting, day, state } of words) days.set(`${meeting} ${day}`, { meeting, state });

  const found = new Map<string, AttendanceState>();
  for (const { meeting, state } of days.values()) {
    const other = found.get(meeting);
    if (!other || best.indexOf(state) < best.indexOf(other)) found.set(meeting, state);
  }
  return found;
}
