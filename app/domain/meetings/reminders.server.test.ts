import { beforeEach, expect, it } from 'vitest';
import { aPerson } from '../../../tests/factories/person.ts';
import { chooseMails } from '#app/domain/mail-preferences/mail-preferences.server.ts';
import { aSeries } from '../../../tests/factories/series.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import type { SignedIn } from '../people/people.ts';
import type { Answer } from './meetings.ts';
import { cancelMeeting, moveMeeting, remindOfMeetings, reserve } from './meetings.server.ts';

const hour = 3_600_000;
const now = new Date('2026-11-22T09:00:00.000Z');
const start = Date.parse('2026-12-08T12:00:00.000Z');
const before = (hours: number) => new Date(start - hours * hour);

onEachEngine('A reminder of a meeting', (db) => {
  let amina: SignedIn;
  let grace: SignedIn;
  let first: string;
  beforeEach(async () => {
    amina = await aPerson(db(), 'Amina Hassan', { roles: ['facilitator'] });
    grace = await aPerson(db(), 'Grace Atieno');
    ({ first } = await aSeries(db(), amina, { capacity: 2 }));
  });
  const says = (person: SignedIn, answer: Answer = 'yes', at = now) =>
    reserve(db(), person, { meeting: first, answer }, at);
  const posted = () =>
    db()
      .selectFrom('messages')
      .select(['person_id', 'event_key', 'subject', 'body'])
      .where('template', '=', 'meeting-soon')
      .orderBy('id')
      .execute();
  const stages = async () => (await posted()).map((it) => it.event_key.split(':').at(-1));

  it('comes a week, a day and an hour before, once each, whatever workers and clocks do', async () => {
    await says(grace);
    await remindOfMeetings(db(), before(169));
    expect(await posted()).toEqual([]);
    for (const hours of [168, 100, 24, 120, 23, 1, 0.5, 24, 0, -1]) {
      const at = before(hours);
      await Promise.all([remindOfMeetings(db(), at), remindOfMeetings(db(), at)]);
    }
    expect(await stages()).toEqual(['week', 'day', 'hour']);
  });

  it('makes no storm of a clock that jumps three days and back', async () => {
    for (const name of ['Mary Wanjiru', 'Peter Mwangi']) await says(await aPerson(db(), name));
    const jump = 72;
    const hours = [171, 171 - jump, 171, 168, 90, 90 - jump, 90, 24, 10, 10 - jump, 10, 1, 0.5, -2];
    for (const at of hours) await remindOfMeetings(db(), before(at));
    expect((await stages()).sort()).toEqual(['day', 'day', 'hour', 'hour', 'week', 'week']);
    // None was written by a clock that stood after the start.
    const made = await db().selectFrom('messages').select('created_at').execute();
    for (const { created_at: at } of made) expect(at < before(0).toISOString()).toBe(true);
  });

  it('takes a crowd in small steps, and pages their turn between them', async () => {
    const series = await aSeries(db(), amina);
    const rows = Array.from({ length: 300 }, (_, n) => ({
      id: `person-${String(n).padStart(4, '0')}`,
      name: `Person ${n}`,
      email: `person.${n}@example.org`,
      language: 'en',
      time_zone: 'Africa/Nairobi',
      created_at: now.toISOString(),
    }));
    await db().insertInto('people').values(rows).execute();
    await db()
      .insertInto('reservations')
      .values(
        rows.map(({ id }, n) => ({
          id: `answer-${n}`,
          meeting_id: series.first,
          turn: n + 1,
          person_id: id,
          answer: 'yes' as const,
          answered_at: now.toISOString(),
        })),
      )
      .execute();
    let turns = 0;
    let over = false;
    const others = (async () => {
      for (; !over; turns++) await new Promise((done) => setImmediate(done));
    })();
    await Promise.all([remindOfMeetings(db(), before(20)), remindOfMeetings(db(), before(20))]);
    over = true;
    await others;
    expect(await posted()).toHaveLength(300);
    expect(turns).toBeGreaterThanOrEqual(6);
  });

  it('after a long sleep is one, not three', async () => {
    await says(grace);
    await remindOfMeetings(db(), before(0.5));
    expect(await stages()).toEqual(['hour']);
  });

  it('goes to those who have a place, and not to who has just answered or wants none', async () => {
    const people: SignedIn[] = [];
    for (const name of ['Mary Wanjiru', 'Peter Mwangi', 'Paul Kimani'])
      people.push(await aPerson(db(), name));
    const [mary, waits, maybe] = people as [SignedIn, SignedIn, SignedIn];
    await says(grace);
    await says(mary);
    await says(waits);
    await says(maybe, 'maybe');
    await chooseMails(db(), mary, { reminders: false }, now);
    await remindOfMeetings(db(), before(24));
    expect((await posted()).map((it) => it.person_id)).toEqual([grace.id]);
    await says(grace, 'no', before(23));
    await says(waits, 'yes', before(23));
    await remindOfMeetings(db(), before(22));
    expect((await posted()).map((it) => it.person_id)).toEqual([grace.id, waits.id]);
    await says(grace, 'no', before(2));
    const late = await aPerson(db(), 'Halima Abdi');
    await says(late, 'yes', before(0.9));
    await remindOfMeetings(db(), before(0.8));
    expect((await posted()).some((it) => it.person_id === late.id)).toBe(false);
  });

  it('speaks the person’s language and clock, and keeps the room to itself', async () => {
    const zone = { language: 'fr', time_zone: 'America/Port-au-Prince' };
    await says(await aPerson(db(), 'Mirlande Joseph', zone));
    await remindOfMeetings(db(), before(24));
    const [{ subject, body } = { subject: '', body: '' }] = await posted();
    expect(subject).toContain('Families first');
    expect(body).toContain('Bonjour Mirlande Joseph');
    expect(body).toContain('mardi 8 décembre');
    expect(body).toContain('07:00');
    expect(body).toContain('15:00');
    expect(body).toContain(`/meetings/${first}`);
    expect(body).not.toMatch(/secret-room|254 20/);
  });

  it('is none for what is cancelled, and follows what has moved', async () => {
    await says(grace);
    await remindOfMeetings(db(), before(160));
    const localStart = '2026-12-12T15:00';
    await moveMeeting(db(), amina, { meeting: first, localStart, minutes: 90 }, before(150));
    await remindOfMeetings(db(), before(24));
    await remindOfMeetings(db(), before(24 - 96));
    expect(await stages()).toEqual(['week', 'week', 'day']);
    await cancelMeeting(db(), amina, { meeting: first, reason: '' }, before(24 - 96));
    await remindOfMeetings(db(), before(1 - 96));
    expect(await posted()).toHaveLength(3);
  });
});
