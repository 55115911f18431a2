import { beforeEach, describe, expect, it } from 'vitest';
import { aPerson } from '../../../tests/factories/person.ts';
import { aSeries, monthly } from '../../../tests/factories/series.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { chooseMails } from '#app/domain/mail-preferences/mail-preferences.server.ts';
import type { SignedIn } from '../people/people.ts';
import { monthToInvite } from './invitation-month.ts';
import { cancelMeeting, inviteToMeetings, reserve } from './meetings.server.ts';

const day = 86_400_000;
const now = new Date('2026-11-22T09:00:00.000Z');
/** Ten in the morning in Nairobi, on the first day on which December is spoken of. */
const the25th = new Date('2026-11-25T07:00:00.000Z');
const confirmed = { email_confirmed_at: '2026-01-05T08:00:00.000Z' };

describe('the month to invite to', () => {
  const at = (instant: string, zone = 'Africa/Nairobi') =>
    monthToInvite(new Date(instant), zone)?.name ?? null;

  it('is the next one from the 25th on, by day, by the person’s own calendar', () => {
    expect(at('2026-11-24T12:00:00Z')).toBe('2026-11');
    expect(at('2026-11-25T12:00:00Z')).toBe('2026-12');
    expect(at('2026-12-31T12:00:00Z')).toBe('2027-01');
    expect(at('2026-11-24T23:00:00Z', 'Asia/Bangkok')).toBeNull();
    expect(at('2026-11-25T01:00:00Z', 'Asia/Bangkok')).toBe('2026-12');
    expect(at('2026-11-25T04:00:00Z', 'America/Port-au-Prince')).toBeNull();
    expect(at('2026-11-25T04:59:00Z')).toBeNull();
    expect(at('2026-11-25T05:00:00Z')).toBe('2026-12');
    expect(at('2026-11-25T17:00:00Z')).toBeNull();
  });

  it('begins and ends at midnight there', () => {
    expect(monthToInvite(the25th, 'Africa/Nairobi')).toEqual({
      name: '2026-12',
      from: '2026-11-30T21:00:00.000Z',
      until: '2026-12-31T21:00:00.000Z',
    });
  });
});

onEachEngine('The invitation of the month', (db) => {
  let amina: SignedIn;
  let grace: SignedIn;
  let first: string;
  beforeEach(async () => {
    amina = await aPerson(db(), 'Amina Hassan', { roles: ['facilitator'], ...confirmed });
    grace = await aPerson(db(), 'Grace Atieno', confirmed);
    ({ first } = await aSeries(db(), amina));
  });
  const posted = () =>
    db()
      .selectFrom('messages')
      .select(['person_id', 'event_key', 'subject', 'body'])
      .orderBy('id')
      .execute();
  const keys = async () => (await posted()).map((it) => it.event_key);

  it('lists what is open in both times, once, whatever workers and clocks do', async () => {
    const { id: night } = await aSeries(db(), amina, {
      title: 'By night',
      rule: 'FREQ=MONTHLY;BYDAY=3TU',
      timeZone: 'Asia/Bangkok',
      localTimes: ['19:00'],
    });
    // The form refuses such a title; the mail does not lean on that.
    const title = 'By night\r\nBcc: all@example.org';
    await db().updateTable('series').set({ title }).where('id', '=', night).execute();
    await inviteToMeetings(db(), new Date('2026-11-24T07:00:00.000Z'));
    expect(await posted()).toEqual([]);
    for (const days of [0, 3, 0, -3, 0, 1, 2, 5]) {
      const at = new Date(the25th.getTime() + days * day);
      await Promise.all([inviteToMeetings(db(), at), inviteToMeetings(db(), at)]);
    }
    const [mail, ...more] = await posted();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ person_id: grace.id, event_key: 'meetings-month:2026-12' });
    expect(mail!.subject).toBe('Meetings in December 2026');
    expect(mail!.body).toContain('\n- Families first: Tuesday 8 December at 15:00 (Nairobi)\n');
    expect(mail!.body).toContain(
      '\n- By night Bcc: all@example.org: Tuesday 15 December at 15:00 your time (Nairobi), ' +
        'Tuesday 15 December at 19:00 for the host (Bangkok)\n',
    );
    expect(mail!.body).toContain('/meetings\n');
    expect(mail!.body).toMatch(/\/unsubscribe\/[\w-]{43}/);
    expect(mail!.body).not.toMatch(/secret-room|meet\.example|254 20/);
  });

  it('comes each month anew, and late after a sleep', async () => {
    await inviteToMeetings(db(), the25th);
    await inviteToMeetings(db(), new Date('2026-12-27T09:00:00.000Z'));
    await inviteToMeetings(db(), new Date('2027-02-03T09:00:00.000Z'));
    expect(await keys()).toEqual([
      'meetings-month:2026-12',
      'meetings-month:2027-01',
      'meetings-month:2027-02',
    ]);
  });

  it('goes to nobody who has answered, runs it, may not come, or wants none', async () => {
    const people: Record<string, SignedIn> = {};
    for (const name of ['Answered', 'Unwilling', 'Unconfirmed', 'Suspended', 'Gone'])
      people[name] = await aPerson(db(), name, name === 'Unconfirmed' ? {} : confirmed);
    await reserve(db(), people.Answered!, { meeting: first, answer: 'no' }, now);
    await chooseMails(db(), people.Unwilling!, { invitations: false }, now);
    const set = (who: string, column: 'suspended_at' | 'deleted_at') =>
      db()
        .updateTable('people')
        .set({ [column]: now.toISOString() })
        .where('id', '=', people[who]!.id)
        .execute();
    await set('Suspended', 'suspended_at');
    await set('Gone', 'deleted_at');
    const kinds = { of: 'kinds' as const, kinds: ['adviser' as const] };
    await aSeries(db(), amina, { ...monthly, title: 'For advisers', audience: kinds });
    await inviteToMeetings(db(), the25th);
    const all = await posted();
    expect(all.map((it) => it.person_id)).toEqual([grace.id]);
    expect(all[0]!.body).not.toContain('advisers');
  });

  it('is none for a month without meetings, or whose meetings are cancelled or past', async () => {
    await cancelMeeting(db(), amina, { meeting: first, reason: '' }, now);
    await inviteToMeetings(db(), the25th);
    await inviteToMeetings(db(), new Date('2027-01-13T09:00:00.000Z'));
    expect(await posted()).toEqual([]);
  });

  it('reaches five hundred people with the pages between them waiting for none', async () => {
    const rows = Array.from({ length: 500 }, (_, n) => ({
      id: `person-${String(n).padStart(4, '0')}`,
      name: `Person ${n}`,
      email: `person.${n}@example.org`,
      email_folded: `person.${n}@example.org`,
      language: n % 2 ? 'en' : 'fr',
      time_zone: 'Africa/Nairobi',
      created_at: now.toISOString(),
      ...confirmed,
    }));
    for (let start = 0; start < rows.length; start += 100)
      await db()
        .insertInto('people')
        .values(rows.slice(start, start + 100))
        .execute();
    let turns = 0;
    let over = false;
    const others = (async () => {
      for (; !over; turns++) await new Promise((done) => setImmediate(done));
    })();
    await inviteToMeetings(db(), the25th);
    over = true;
    await others;
    expect(await keys()).toHaveLength(501);
    expect(turns).toBeGreaterThanOrEqual(10);
  });
});
