import { beforeEach, expect, it } from 'vitest';
import { aPerson } from '../../../tests/factories/person.ts';
import { aSeries } from '../../../tests/factories/series.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import type { SignedIn } from '../people/people.ts';
import {
  attendanceFor,
  catchUp,
  enterRoom,
  moveMeeting,
  recordAttendance,
} from './meetings.server.ts';
import { ownAttendance } from './own-attendance.server.ts';

const during = new Date('2026-12-08T12:10:00.000Z');
const after = new Date('2026-12-09T09:00:00.000Z');
const earlier = new Date('2026-12-08T11:00:00.000Z');

onEachEngine('Attendance', (db) => {
  let amina: SignedIn;
  let grace: SignedIn;
  let mary: SignedIn;
  let first: string;
  beforeEach(async () => {
    amina = await aPerson(db(), 'Amina Hassan', { roles: ['facilitator'] });
    grace = await aPerson(db(), 'Grace Atieno');
    mary = await aPerson(db(), 'Mary Wanjiru');
    ({ first } = await aSeries(db(), amina));
  });
  const record = (
    person: SignedIn,
    state: 'present' | 'absent' | 'partly',
    by = amina,
    at = after,
  ) => recordAttendance(db(), by, { meeting: first, person: person.id, day: 1, state }, at);
  const of = async (person: SignedIn) => {
    const all = await attendanceFor(db(), amina, { meeting: first });
    const own = all!.filter((it) => it.personId === person.id);
    return own.map(({ state, said }) => `${state} (${said})`);
  };

  it('comes from the room, and a facilitator has the last word', async () => {
    await enterRoom(db(), grace, { meeting: first }, during);
    expect(await of(grace)).toEqual(['present (room)']);
    await record(grace, 'partly');
    await Promise.all([record(mary, 'present'), record(mary, 'present')]);
    await record(mary, 'absent');
    expect(await of(grace)).toEqual(['partly (facilitator)']);
    expect(await of(mary)).toEqual(['absent (facilitator)']);
    const kept = await db().selectFrom('attendances').select('state').execute();
    expect(kept).toHaveLength(4);
  });

  it('is a part for who opened the room when less than three quarters were left', async () => {
    const { minutes } = await db()
      .selectFrom('meetings')
      .select('minutes')
      .where('id', '=', first)
      .executeTakeFirstOrThrow();
    const start = Date.parse('2026-12-08T12:00:00.000Z');
    const quarter = minutes * 15_000;
    await enterRoom(db(), grace, { meeting: first }, new Date(start + quarter));
    await enterRoom(db(), mary, { meeting: first }, new Date(start + quarter + 1));
    expect(await of(grace)).toEqual(['present (room)']);
    expect(await of(mary)).toEqual(['partly (room)']);
    // Coming back later takes nothing away, and adds nothing.
    await enterRoom(db(), grace, { meeting: first }, new Date(start + 4 * quarter - 1));
    expect(await of(grace)).toEqual(['present (room)']);
    expect((await ownAttendance(db(), mary.id, [{ id: first }])).get(first)).toBe('partly');
    await record(mary, 'present');
    expect(await of(mary)).toEqual(['present (facilitator)']);
  });

  it('is not kept of the hour before, where the date is moved while the room is open', async () => {
    await enterRoom(db(), grace, { meeting: first }, new Date('2026-12-08T11:50:00.000Z'));
    const localStart = '2026-12-15T15:00';
    const at = new Date('2026-12-08T11:55:00.000Z');
    await moveMeeting(db(), amina, { meeting: first, localStart, minutes: 90 }, at);
    expect(await of(grace)).toEqual([]);
    await enterRoom(db(), grace, { meeting: first }, new Date('2026-12-15T12:01:00.000Z'));
    expect(await of(grace)).toEqual(['present (room)']);
  });

  it('is corrected by who runs the meeting alone, once it has begun', async () => {
    expect(await record(grace, 'present', grace)).toEqual({ refused: 'not-found' });
    expect(await record(grace, 'present', amina, earlier)).toEqual({ refused: 'not-begun' });
    expect(await of(grace)).toEqual([]);
    expect(await attendanceFor(db(), grace, { meeting: first })).toBeNull();
  });

  it('is caught up by who was not there, afterwards', async () => {
    const read = (person: SignedIn, at = after) => catchUp(db(), person, { meeting: first }, at);
    await enterRoom(db(), grace, { meeting: first }, during);
    expect(await read(mary)).toEqual({ refused: 'no-notes' });
    const written = { written_at: after.toISOString(), written_by: amina.id };
    await db()
      .insertInto('meeting_notes')
      .values({
        meeting_id: first,
        language: 'en',
        markdown: 'x',
        html: '<p>x</p>',
        ...written,
        published_at: after.toISOString(),
      })
      .execute();
    expect(await read(grace)).toEqual({ refused: 'was-there' });
    expect(await read(mary, during)).toEqual({ refused: 'not-begun' });
    expect([await read(mary), await read(mary)]).toEqual(['recorded', 'recorded']);
    expect(await of(mary)).toEqual(['caught-up (person)']);
    expect(await db().selectFrom('attendances').select('id').execute()).toHaveLength(1);
  });
});
