/** Meetings as those meet them who come, on phones without scripts: the page, the answer, the room. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeMeeting, changeSeries, reserve } from '#app/domain/meetings/meetings.server.ts';
import type { Meeting, NewSeries } from '#app/domain/meetings/meetings.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { connect, type Db } from '#db/connection.server.ts';
import { monthly } from './factories/series.ts';
import { aPerson } from './factories/person.ts';
import { Client } from './setup/browserless.ts';
import { aMeeting, beginsIn, secret, tellsSecret } from './setup/meetings.ts';
import { startServer, type TestServer } from './setup/server.ts';
import { cookieFor } from './setup/session.ts';

describe('Meetings, over HTTP', () => {
  let server: TestServer;
  let db: Db;
  let amina: SignedIn;
  beforeAll(async () => {
    server = await startServer();
    db = connect(server.databaseUrl);
    amina = await aPerson(db, 'Amina Hassan', { roles: ['facilitator'] });
  });
  afterAll(async () => {
    await db.destroy();
    await server.stop();
  });

  type More = Parameters<typeof aPerson>[2];
  async function someone(name: string, more: More = {}) {
    const person = await aPerson(db, name, more);
    const client = new Client(server.origin, { cookie: await cookieFor(db, person.id) });
    return { person, client, page: async (path: string) => (await client.get(path)).text() };
  }
  const made = (more: Partial<NewSeries> = {}) => aMeeting(db, amina, more);
  const page = (meeting: Meeting, rest = '') => `/meetings/${meeting.id}${rest}`;
  const said = async (person: SignedIn) =>
    (
      await db
        .selectFrom('reservations')
        .select(['answer', 'brings', 'interpretation'])
        .where('person_id', '=', person.id)
        .orderBy('turn')
        .execute()
    ).at(-1);

  it('take an answer in one press, and wishes that do not lose it', async () => {
    const meeting = await made();
    const grace = await someone('Grace Atieno');
    const empty = await grace.page(page(meeting));
    expect(empty).not.toContain('aria-pressed="true"');
    expect(empty).not.toContain('name="brings"');
    const reservation = page(meeting, '/reservation');
    const pressed = await grace.client.post(reservation, { answer: 'yes' });
    expect(pressed.headers.get('location')).toBe(page(meeting, '#answer'));
    const answered = await grace.page(page(meeting));
    expect(answered).toMatch(/value="yes" aria-pressed="true"/);
    expect(answered).toContain('The hosts know: you are coming');
    const words = { brings: 'A visit form', interpretation: 'sw' };
    const kept = await grace.client.post(reservation, { wishes: 'yes', ...words });
    expect(kept.headers.get('location')).toBe(page(meeting, '?kept=wishes#answer'));
    await grace.client.post(reservation, { answer: 'maybe' });
    expect(await said(grace.person)).toEqual({ answer: 'maybe', ...words });
    expect(await grace.page(page(meeting))).toContain('A visit form</textarea>');
    const none = { wishes: 'yes', brings: '', interpretation: '' };
    await grace.client.post(reservation, none);
    expect(await said(grace.person)).toEqual({
      answer: 'maybe',
      brings: null,
      interpretation: null,
    });
  });

  it('send back what cannot be kept, with why, and with what was typed', async () => {
    const meeting = await made();
    const grace = await someone('Grace Second');
    const reservation = page(meeting, '/reservation');
    const wrongs: Record<string, string>[] = [
      {},
      { answer: 'perhaps' },
      { wishes: 'yes', brings: 'A form' },
    ];
    for (const wrong of wrongs) {
      const answer = await grace.client.post(reservation, wrong);
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain('Say first whether you will come.');
    }
    await grace.client.post(reservation, { answer: 'yes' });
    const cases: [string, string][] = [
      ['Mary was born on 12/03/2016.', 'date of birth'],
      ['Her aunt is 0712 345 678', 'phone number'],
      ['a'.repeat(301), 'longer than 300'],
    ];
    for (const [brings, why] of cases) {
      const sent = { wishes: 'yes', brings, interpretation: 'ht' };
      const answer = await grace.client.post(reservation, sent);
      const text = await answer.text();
      expect(answer.status).toBe(422);
      expect(text).toContain(why);
      expect(text).toContain(`${brings}</textarea>`);
      expect(text).toMatch(/<option value="ht" selected/);
      expect(text).toContain('aria-invalid="true"');
    }
    const wrong = { wishes: 'yes', brings: '', interpretation: 'xx' };
    expect((await grace.client.post(reservation, wrong)).status).toBe(422);
    expect(await said(grace.person)).toMatchObject({ answer: 'yes', brings: null });
    await db
      .updateTable('meetings')
      .set({ cancelled_at: new Date().toISOString(), cancelled_as: 'date' })
      .where('id', '=', meeting.id)
      .execute();
    const late = await grace.client.post(reservation, { answer: 'no' });
    expect(late.status).toBe(422);
    expect(await late.text()).toContain('This date was cancelled');
    expect(await grace.page(page(meeting))).not.toContain('/reservation');
  });

  it('tell the place in the line, fairly', async () => {
    const meeting = await made({ capacity: 1 });
    const grace = await someone('Grace Third');
    const peter = await someone('Peter Mwangi');
    const mary = await someone('Mary Wanjiru', { email_confirmed_at: new Date().toISOString() });
    const answer = { answer: 'yes' };
    const reservation = page(meeting, '/reservation');
    await grace.client.post(reservation, answer);
    expect(await peter.page(page(meeting))).toContain('Yes, put me in line');
    await peter.client.post(reservation, answer);
    await mary.client.post(reservation, answer);
    expect(await peter.page(page(meeting))).toContain('You are first in line');
    const second = await mary.page(page(meeting));
    expect(second).toContain('You are second in line');
    expect(second).toContain('you have it and get a mail');
    await grace.client.post(reservation, { answer: 'no' });
    expect(await peter.page(page(meeting))).toContain('The hosts know: you are coming');
    expect(await mary.page(page(meeting))).toContain('You are first in line');
  });

  it('say the day in each place, also where it is another day', async () => {
    const late = await made({ localTimes: ['23:00'], timeZone: 'Africa/Freetown', minutes: 90 });
    const malee = await someone('Malee Srisuk', { time_zone: 'Asia/Bangkok' });
    const html = await malee.page(page(late));
    const weekday = (timeZone: string) =>
      new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone }).format(
        new Date(late.startsAt),
      );
    const clock = /<dl class="clock.*?<\/dl>/s.exec(html)![0].replace(/<!-- -->/g, '');
    expect(clock).toMatch(
      new RegExp(
        `Your time · Bangkok.*${weekday('Asia/Bangkok')}.*06:00–07:30.*Host’s time · Freetown.*${weekday('Africa/Freetown')}.*23:00–00:30`,
        's',
      ),
    );
    expect(weekday('Asia/Bangkok')).not.toBe(weekday('Africa/Freetown'));
    expect(clock.split('until ')).toHaveLength(2);
    const nowhere = await someone('Nobody Knows', { time_zone: 'UTC' });
    expect(await nowhere.page(page(late))).toContain('so times are in UTC');
    const kampala = await someone('Naomi Wairimu', { time_zone: 'Africa/Kampala' });
    const same = await kampala.page(page(await made()));
    expect(same).toContain('Your time · Kampala, and the host’s · Nairobi');
  });

  it('show a theme, what to do together and what to pass on, in their own language', async () => {
    const meeting = await made();
    const theme = 'Familles <d’abord>';
    const agenda = [
      { minutes: 5, text: 'Bienvenue' },
      { minutes: 30, text: 'Un cas' },
    ];
    const change = { meeting: meeting.id, and: 'this' as const, theme, agenda };
    expect(await changeMeeting(db, amina, change, new Date())).toBe('changed');
    const french = { written_in: 'fr' };
    await db.updateTable('meetings').set(french).where('id', '=', meeting.id).execute();
    const grace = await someone('Grace Fourth');
    const html = await grace.page(page(meeting));
    expect(html).toContain('<h1><span lang="fr">Familles &lt;d’abord&gt;</span></h1>');
    expect(html).toContain('15:05–15:35');
    const shared = decodeURIComponent(/https:\/\/wa\.me\/\?text=([^"]+)/.exec(html)![1]!);
    expect(shared).toContain('Families first: Familles <d’abord>');
    expect(shared).toContain('15:00–16:30 (Nairobi)');
    expect(shared).toContain(page(meeting));
    expect(shared).not.toMatch(tellsSecret);
    expect(html).not.toContain('You run this meeting');
    const runs = new Client(server.origin, { cookie: await cookieFor(db, amina.id) });
    const theirs = await (await runs.get(page(meeting))).text();
    expect(theirs).toContain('You run this meeting');
    expect(theirs).toContain(`href="${page(meeting, '/planning')}"`);
    expect(theirs).toContain(`href="${page(meeting, '/cancellation')}"`);
    expect(theirs).not.toContain(page(meeting, '/attendance'));
  });

  describe('the room', () => {
    const visits = (meeting: Meeting) =>
      db
        .selectFrom('room_visits')
        .select('person_id')
        .where('meeting_id', '=', meeting.id)
        .execute();

    it('sends whoever may come, from a quarter of an hour before, and keeps no trace', async () => {
      const meeting = await made();
      const grace = await someone('Grace Fifth');
      const room = page(meeting, '/room');
      const early = await grace.client.get(room);
      expect(early.status).toBe(200);
      expect(await early.text()).toContain('Opens on ');
      await beginsIn(db, meeting.id, 16);
      const soon = await grace.client.get(room);
      expect(await soon.text()).toMatch(/Opens at \d\d:\d\d, your time/);
      expect(await visits(meeting)).toEqual([]);

      await beginsIn(db, meeting.id, 14);
      expect(await grace.page(page(meeting))).toContain(`href="${room}"`);
      const ahead = await grace.client.get(room, { 'sec-purpose': 'prefetch' });
      expect(ahead.status).toBe(503);
      expect(await visits(meeting)).toEqual([]);
      const open = await grace.client.get(room);
      expect(open.status).toBe(303);
      expect(open.headers.get('location')).toBe(secret.address);
      expect(open.headers.get('cache-control')).toBe('no-store');
      expect(open.headers.get('referrer-policy')).toBe('no-referrer');
      expect(await open.text()).not.toMatch(tellsSecret);
      expect(await visits(meeting)).toEqual([{ person_id: grace.person.id }]);

      const roomAddress = 'https://meet.example.org/another-room';
      const change = { ...monthly, roomAddress, series: meeting.seriesId, facilitators: [] };
      expect(await changeSeries(db, amina, change, new Date())).toBe('changed');
      const moved = await grace.client.get(room);
      expect(moved.headers.get('location')).toBe(roomAddress);

      const visitor = await new Client(server.origin).get(room);
      expect(visitor.headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(room)}`);
      await beginsIn(db, meeting.id, -91);
      expect(await grace.page(room)).toContain('This meeting is over');
    });

    it('tells the number to who calls, and only then', async () => {
      const meeting = await made();
      const grace = await someone('Grace Sixth');
      const call = page(meeting, '/room?by=phone');
      expect(await grace.page(call)).not.toMatch(tellsSecret);
      await beginsIn(db, meeting.id, 0);
      const open = await grace.client.get(call);
      expect(open.headers.get('cache-control')).toBe('no-store');
      expect(await open.text()).toContain(`href="tel:+254200000000">${secret.phone}</a>`);
      const dumb = await made({ roomAddress: null });
      await beginsIn(db, dumb.id, 0);
      expect(await grace.page(page(dumb, '/room'))).toContain(secret.phone);
      const none = await made({ roomAddress: null, roomPhone: null });
      await beginsIn(db, none.id, 0);
      expect(await grace.page(page(none, '/room'))).toContain('have not opened a room yet');
    });

    it('says to who is not admitted why not, and what to do', async () => {
      const meeting = await made({ capacity: 1 });
      const grace = await someone('Grace Seventh');
      const peter = await someone('Peter Second');
      await reserve(db, grace.person, { meeting: meeting.id, answer: 'yes' }, new Date());
      await beginsIn(db, meeting.id, 5);
      const room = page(meeting, '/room');
      const full = await peter.page(room);
      expect(full).toContain('All places are taken');
      expect(full).toContain(`href="${page(meeting, '#answer')}"`);
      await peter.client.post(page(meeting, '/reservation'), { answer: 'yes' });
      expect(await peter.page(room)).toContain('You are first in line');
      await grace.client.post(page(meeting, '/reservation'), { answer: 'no' });
      expect((await peter.client.get(room)).headers.get('location')).toBe(secret.address);
      await db
        .updateTable('meetings')
        .set({ cancelled_at: new Date().toISOString(), cancelled_as: 'date' })
        .where('id', '=', meeting.id)
        .execute();
      expect(await peter.page(room)).toContain('This date is cancelled');
    });

    it('is no more to others than one that never was', async () => {
      const kinds = { of: 'kinds' as const, kinds: ['adviser' as const] };
      const closed = await made({ audience: kinds });
      await beginsIn(db, closed.id, 0);
      const grace = await someone('Grace Eighth');
      for (const rest of ['', '/room', '/calendar.ics']) {
        const there = await grace.client.get(page(closed, rest));
        const gone = await grace.client.get(`/meetings/${amina.id}${rest}`);
        expect([there.status, gone.status]).toEqual([404, 404]);
        const text = async (answer: Response, id: string) =>
          (await answer.text()).replaceAll(id, '·');
        expect(await text(there, closed.id)).toBe(await text(gone, amina.id));
      }
      const reservation = page(closed, '/reservation');
      expect((await grace.client.post(reservation, { answer: 'yes' })).status).toBe(404);
    });
  });
});
