/** Calendars over HTTP, as the programs read them that people follow their dates with. */
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  cancelMeeting,
  changeMeeting,
  moveMeeting,
  reserve,
} from '#app/domain/meetings/meetings.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { connect, type Db } from '#db/connection.server.ts';
import { aPerson } from './factories/person.ts';
import { Client } from './setup/browserless.ts';
import { aMeeting, tellsSecret } from './setup/meetings.ts';
import { startServer, type TestServer } from './setup/server.ts';
import { cookieFor } from './setup/session.ts';

describe('A calendar, over HTTP', () => {
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

  async function someone(name: string) {
    const person = await aPerson(db, name);
    const client = new Client(server.origin, { cookie: await cookieFor(db, person.id) });
    return { person, client };
  }

  const eventsOf = (ics: string) => {
    const calendar = new ICAL.Component(ICAL.parse(ics) as unknown[]);
    return calendar.getAllSubcomponents('vevent').map((it) => ({
      component: it,
      status: it.getFirstPropertyValue('status'),
      ...(({ uid, sequence, startDate, summary }) => ({
        uid,
        sequence,
        start: String(startDate),
        summary,
      }))(new ICAL.Event(it)),
    }));
  };
  /** A calendar program: it has the address, and no session. */
  const poll = (address: string, method = 'GET') =>
    fetch(server.origin + new URL(address).pathname, { method });

  /** Presses the button, and reads the address that is shown this once. */
  async function follow(client: Client): Promise<string> {
    const page = await (await client.post('/me/calendar')).text();
    const address = /<input id="feed"[^>]* value="([^"]+)"/.exec(page)![1]!;
    expect(page).toContain(`href="${address.replace(/^http/, 'webcal')}"`);
    return address;
  }

  it('is followed, moves with its dates, and ends', async () => {
    const meeting = await aMeeting(db, amina);
    const grace = await someone('Grace Atieno');
    expect(await (await grace.client.get('/me/calendar')).text()).toContain(
      'Make my calendar address',
    );
    const address = await follow(grace.client);
    expect(address).toMatch(/\/calendar\/[\w-]{20,}\.ics$/);
    const again = await (await grace.client.get('/me/calendar')).text();
    expect(again).not.toContain('.ics');
    expect(again).toContain('You have followed your dates since');

    const answer = await poll(address);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(answer.headers.get('content-disposition')).toContain('meetings.ics');
    expect(answer.headers.get('set-cookie')).toBeNull();
    const ics = await answer.text();
    expect(Number(answer.headers.get('content-length'))).toBe(Buffer.byteLength(ics));
    expect(ics.replaceAll('\r\n ', '')).not.toMatch(tellsSecret);
    const own = (text: string) => eventsOf(text).find((it) => it.uid.startsWith(meeting.id))!;
    const planned = own(ics);
    expect(planned).toMatchObject({ status: 'TENTATIVE', sequence: 0 });

    const head = await poll(address, 'HEAD');
    expect([head.status, (await head.text()).length]).toEqual([200, 0]);
    expect(head.headers.get('content-length')).toBe(answer.headers.get('content-length'));

    await reserve(db, grace.person, { meeting: meeting.id, answer: 'yes' }, new Date());
    const localStart = `${meeting.localStart.slice(0, 10)}T18:00`;
    await moveMeeting(db, amina, { meeting: meeting.id, localStart, minutes: 60 }, new Date());
    const moved = own(await (await poll(address)).text());
    expect(moved).toMatchObject({ uid: planned.uid, sequence: 1, start: `${localStart}:00` });
    expect(moved.status).toBe('CONFIRMED');
    await cancelMeeting(db, amina, { meeting: meeting.id, reason: 'Flood' }, new Date());
    expect(own(await (await poll(address)).text())).toMatchObject({
      uid: planned.uid,
      sequence: 2,
      status: 'CANCELLED',
    });

    const many = await Promise.all(Array.from({ length: 40 }, () => poll(address)));
    expect(new Set(many.map((it) => it.status))).toEqual(new Set([200]));

    const second = await follow(grace.client);
    expect((await poll(address)).status).toBe(404);
    expect((await poll(second)).status).toBe(200);
    const ended = await grace.client.post('/me/calendar/ending');
    expect(ended.headers.get('location')).toBe('/me/calendar?done=ended');
    const gone = await poll(second);
    const never = await poll('http://x/calendar/never-was.ics');
    expect([gone.status, never.status]).toEqual([404, 404]);
    expect(await gone.text()).toBe(await never.text());
    const kept = await db.selectFrom('calendar_feeds').selectAll().execute();
    for (const it of [address, second])
      expect(JSON.stringify(kept)).not.toContain(it.split('/').at(-1)!.slice(0, -4));
  });

  it('is followed by a calendar client that nobody here wrote', async () => {
    const title = 'ครอบครัวมาก่อน; families, first \\ "quoted" '.repeat(3).trim();
    const meeting = await aMeeting(db, amina);
    await db.updateTable('series').set({ title }).where('id', '=', meeting.seriesId).execute();
    const grace = await someone('Grace Fourth');
    const { pathname } = new URL(await follow(grace.client));
    /** As a program on a phone would: it asks the address, and shows what it read. */
    const subscribed = async () => {
      const all = await nodeIcal.async.fromURL(server.origin + pathname);
      const own = Object.values(all).filter(
        (it) => it?.type === 'VEVENT' && String(it.uid).startsWith(meeting.id),
      );
      expect(own).toHaveLength(1);
      const [event] = own as [nodeIcal.VEvent];
      const { uid, start, end, summary, status, url } = event;
      return { uid, start, end, summary, status, url, sequence: Number(event.sequence) };
    };
    const first = await subscribed();
    expect(first).toMatchObject({ summary: title, status: 'TENTATIVE', sequence: 0 });
    expect(first.start.toISOString()).toBe(meeting.startsAt);
    expect(first.end!.toISOString()).toBe(meeting.endsAt);
    expect(first.start.tz).toBe(meeting.timeZone);
    expect(JSON.stringify(first.url)).toMatch(new RegExp(`/meetings/${meeting.id}"`));

    await reserve(db, grace.person, { meeting: meeting.id, answer: 'yes' }, new Date());
    const localStart = `${meeting.localStart.slice(0, 10)}T19:30`;
    await moveMeeting(db, amina, { meeting: meeting.id, localStart, minutes: 60 }, new Date());
    const moved = await subscribed();
    const later = Date.parse(`${localStart}Z`) - Date.parse(`${meeting.localStart}Z`);
    expect(moved).toMatchObject({ uid: first.uid, status: 'CONFIRMED', sequence: 1 });
    expect(moved.start.getTime() - first.start.getTime()).toBe(later);
    expect(moved.end!.getTime() - moved.start.getTime()).toBe(3_600_000);

    await cancelMeeting(db, amina, { meeting: meeting.id, reason: 'Flood' }, new Date());
    expect(await subscribed()).toMatchObject({ uid: first.uid, status: 'CANCELLED', sequence: 2 });
    await grace.client.post('/me/calendar/ending');
    await expect(nodeIcal.async.fromURL(server.origin + pathname)).rejects.toThrow();
  });

  it('is one date, as big as the page says', async () => {
    const meeting = await aMeeting(db, amina);
    const grace = await someone('Grace Second');
    const answer = await grace.client.get(`/meetings/${meeting.id}/calendar.ics`);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="meeting.ics"');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const ics = await answer.text();
    expect(eventsOf(ics)).toHaveLength(1);
    const page = await (await grace.client.get(`/meetings/${meeting.id}`)).text();
    const size = Number(/\.ics, (\d+) KB/.exec(page)![1]);
    expect(size).toBe(Math.max(1, Math.round(Buffer.byteLength(ics) / 1024)));
  });

  it('lets no words out of their line, whoever wrote them', async () => {
    const bad =
      'Hi\r\nATTENDEE:mailto:x@evil.example\r\nEND:VEVENT\r\nBEGIN:VEVENT\rUID:b\u2028ครอบครัว🏠;,\\n"';
    const meeting = await aMeeting(db, amina);
    // As if a fault elsewhere had let it in: the form takes no line breaks.
    await db
      .updateTable('series')
      .set({ title: bad, purpose: bad })
      .where('id', '=', meeting.seriesId)
      .execute();
    const place = { meeting: meeting.id, and: 'this' as const };
    await changeMeeting(db, amina, { ...place, theme: 'ครอบครัวมาก่อน 🏠' }, new Date());
    await db
      .updateTable('meetings')
      .set({ theme: bad, place: bad })
      .where('id', '=', meeting.id)
      .execute();
    const grace = await someone('Grace Third');
    const one = await (await grace.client.get(`/meetings/${meeting.id}/calendar.ics`)).text();
    const feed = await (await poll(await follow(grace.client))).text();
    for (const ics of [one, feed]) {
      for (const each of ics.split('\r\n')) expect(Buffer.byteLength(each)).toBeLessThanOrEqual(75);
      const own = eventsOf(ics).filter((it) => it.summary.includes('evil'));
      expect(own.filter((it) => it.uid.startsWith(meeting.id))).toHaveLength(1);
      for (const { component, summary } of own) {
        expect(component.getAllProperties('attendee')).toEqual([]);
        expect(component.getAllProperties('uid')).toHaveLength(1);
        expect(summary).toContain('ครอบครัว🏠;,\\n"');
      }
    }
    expect(eventsOf(one)).toHaveLength(1);
  });
});
