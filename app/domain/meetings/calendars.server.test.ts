import ICAL from 'ical.js';
import { beforeEach, expect, it } from 'vitest';
import { aPerson } from '../../../tests/factories/person.ts';
import { aSeries } from '../../../tests/factories/series.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import type { SignedIn } from '../people/people.ts';
import {
  calendarOf,
  cancelMeeting,
  feedCalendar,
  feedOf,
  makeFeed,
  moveMeeting,
  reserve,
  revokeFeed,
} from './meetings.server.ts';

const now = new Date('2026-11-22T09:00:00.000Z');

/** Each event: uid, sequence, start, status, title. */
function eventsIn(ics: string | null) {
  const calendar = new ICAL.Component(ICAL.parse(ics ?? '') as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((each) => {
    const { uid, sequence, startDate, summary } = new ICAL.Event(each);
    const status = each.getFirstPropertyValue('status');
    return { uid, sequence, start: String(startDate), status, summary };
  });
}

onEachEngine('A calendar', (db) => {
  let amina: SignedIn;
  let grace: SignedIn;
  beforeEach(async () => {
    amina = await aPerson(db(), 'Amina Hassan', { roles: ['facilitator'] });
    grace = await aPerson(db(), 'Grace Atieno');
  });
  const feed = async (token: string) => eventsIn(await feedCalendar(db(), { token }, now));

  it('follows a date that moves and is cancelled, under one UID with a rising SEQUENCE', async () => {
    const { first } = await aSeries(db(), amina);
    const { token } = await makeFeed(db(), grace, now);
    await reserve(db(), grace, { meeting: first, answer: 'yes' }, now);
    const [planned] = await feed(token);
    expect(planned).toMatchObject({
      sequence: 0,
      start: '2026-12-08T15:00:00',
      status: 'CONFIRMED',
      summary: 'Families first',
    });
    const localStart = '2026-12-09T16:00';
    await moveMeeting(db(), amina, { meeting: first, localStart, minutes: 90 }, now);
    const [moved] = await feed(token);
    expect(moved).toMatchObject({ uid: planned!.uid, sequence: 1, start: '2026-12-09T16:00:00' });
    await cancelMeeting(db(), amina, { meeting: first, reason: 'Flood' }, now);
    const [cancelled] = await feed(token);
    expect(cancelled).toEqual({
      ...moved,
      sequence: 2,
      status: 'CANCELLED',
      summary: 'Cancelled: Families first',
    });
  });

  it('holds what the person may come to, but for what was declined', async () => {
    const mine = await aSeries(db(), amina);
    const kinds = { of: 'kinds' as const, kinds: ['adviser' as const] };
    await aSeries(db(), amina, { title: 'Not for Grace', audience: kinds });
    await reserve(db(), grace, { meeting: mine.first, answer: 'no' }, now);
    const { token } = await makeFeed(db(), grace, now);
    const events = await feed(token);
    expect(events.map((it) => it.start.slice(0, 7))).not.toContain('2026-12');
    expect(new Set(events.map((it) => `${it.summary} ${it.status as string}`))).toEqual(
      new Set(['Families first TENTATIVE']),
    );
    expect(events.length).toBeGreaterThan(10);
  });

  it('ends when it is revoked, replaced, or the person is suspended', async () => {
    await aSeries(db(), amina);
    const first = await makeFeed(db(), grace, now);
    const second = await makeFeed(db(), grace, now);
    const reads = (token: string) => feedCalendar(db(), { token }, now);
    expect(await reads(first.token)).toBeNull();
    expect(await reads(second.token)).not.toBeNull();
    expect(await feedOf(db(), grace)).toEqual({ madeAt: now.toISOString() });
    const kept = await db().selectFrom('calendar_feeds').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(second.token);
    await revokeFeed(db(), grace, now);
    expect(await reads(second.token)).toBeNull();
    expect(await feedOf(db(), grace)).toBeNull();
    expect(await reads('')).toBeNull();

    const third = await makeFeed(db(), grace, now);
    const suspended = { suspended_at: now.toISOString() };
    await db().updateTable('people').set(suspended).where('id', '=', grace.id).execute();
    expect(await reads(third.token)).toBeNull();
  });

  it('has one feed a person, also of two made at once', async () => {
    await Promise.all([makeFeed(db(), grace, now), makeFeed(db(), grace, now)]);
    const live = await db()
      .selectFrom('calendar_feeds')
      .select('id')
      .where('revoked_at', 'is', null)
      .execute();
    expect(live).toHaveLength(1);
  });

  it('gives one date, to who may see it, and never the room', async () => {
    const { first } = await aSeries(db(), amina);
    const one = await calendarOf(db(), grace, { meeting: first });
    expect(eventsIn(one)).toHaveLength(1);
    const { token } = await makeFeed(db(), amina, now);
    for (const ics of [one, await feedCalendar(db(), { token }, now)]) {
      const unfolded = ics!.replaceAll('\r\n ', '');
      expect(unfolded).not.toMatch(/secret-room|meet\.example|254 20/);
      expect(unfolded).toContain(`/meetings/${first}`);
    }
    const kinds = { of: 'kinds' as const, kinds: ['adviser' as const] };
    const other = await aSeries(db(), amina, { audience: kinds });
    expect(await calendarOf(db(), grace, { meeting: other.first })).toBeNull();
  });

  it('has an event for each day of a workshop, in the reader’s words', async () => {
    const jean = await aPerson(db(), 'Jean Baptiste', { language: 'fr' });
    const { first } = await aSeries(db(), amina, {
      kind: 'workshop',
      rule: null,
      startsOn: '2027-03-01',
      localTimes: ['09:00'],
      place: 'Nairobi, Kenya',
      laterDays: [{ localStart: '2027-03-02T09:00', minutes: 240 }],
    });
    await cancelMeeting(db(), amina, { meeting: first, reason: '' }, now);
    const events = eventsIn(await calendarOf(db(), jean, { meeting: first }));
    expect(events.map((it) => [it.start, it.summary])).toEqual([
      ['2027-03-01T09:00:00', 'Annulé\u00a0: Families first'],
      ['2027-03-02T09:00:00', 'Annulé\u00a0: Families first'],
    ]);
    expect(new Set(events.map((it) => it.uid)).size).toBe(2);
  });
});
