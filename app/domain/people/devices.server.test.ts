import { expect, it } from 'vitest';
import type { Db } from '#db/connection.server.ts';
import { newToken } from '#app/platform/ids/ids.server.ts';
import { hashPassphrase } from '#app/platform/passwords/passwords.server.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { deviceOf, deviceWords, keptDevice, readDevice } from './device.ts';
import { meetDevice } from './devices.server.ts';
import { changePassphrase } from './passphrase.server.ts';
import type { SignedIn } from './people.ts';
import { endOneSession, endOtherSessions, sessionsOf } from './sessions.server.ts';
import { speak } from '#app/words/words.ts';

const now = new Date('2026-11-22T09:00:00.000Z');
const later = new Date('2026-11-23T18:30:00.000Z');
const email_confirmed_at = '2026-01-05T09:00:00.000Z';
const phone = deviceOf('Mozilla/5.0 (Linux; Android 10; K) Chrome/120.0 Mobile Safari/537.36');

it.each([
  [
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/124.0.0.0 Mobile Safari/537.36',
    'chrome/phone',
  ],
  [
    'Mozilla/5.0 (Linux; Android 9; SM-T290) AppleWebKit/537.36 Chrome/110.0 Safari/537.36',
    'chrome/tablet',
  ],
  ['Opera/9.80 (Android; Opera Mini/36.2/119.132; U; en) Presto/2.12 Version/12.16', 'opera/phone'],
  [
    'Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 Chrome/96.0 Mobile Safari/537.36 OPR/67.1',
    'opera/phone',
  ],
  [
    'Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 SamsungBrowser/23.0 Chrome/115.0 Mobile Safari/537.36',
    'samsung/phone',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile/15E148 Safari/604.1',
    'safari/phone',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) CriOS/120.0 Mobile/15E148 Safari/604.1',
    'chrome/phone',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/124.0 Safari/537.36 Edg/124.0',
    'edge/computer',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:125.0) Gecko/20100101 Firefox/125.0', 'firefox/computer'],
  ['curl/8.5.0', 'other/other'],
  ['', 'other/other'],
])('knows %s as %s', (userAgent, kept) => {
  expect(keptDevice(deviceOf(userAgent))).toBe(kept);
  expect(readDevice(kept)).toEqual(deviceOf(userAgent));
});

it('reads as nothing what was never kept, and says so in words', () => {
  for (const kept of [null, '', 'x', '<b>/phones', 'constructor/__proto__'])
    expect(readDevice(kept)).toEqual({ browser: null, machine: 'other' });
  expect(deviceWords(speak('en'), phone)).toBe('Chrome on a phone');
  expect(deviceWords(speak('en'), deviceOf(''))).toBe('A browser on a device we do not know');
});

onEachEngine('A new device', (db) => {
  const signsIn = (person: SignedIn, token: string, at = now) =>
    db()
      .transaction()
      .execute((trx) => meetDevice(trx, person.id, { ...phone, token }, at));
  const mails = () =>
    db().selectFrom('messages').select(['template', 'person_id', 'body']).orderBy('id').execute();

  it('is told of once; the first one of an account is not', async () => {
    const grace = await aPerson(db(), 'Grace Atieno', { email_confirmed_at });
    const [hers, another] = [newToken(), newToken()];
    await signsIn(grace, hers);
    await signsIn(grace, hers, later);
    expect(await mails()).toEqual([]);
    await Promise.all([signsIn(grace, another, later), signsIn(grace, another, later)]);
    await signsIn(grace, another, later);
    await signsIn(grace, hers, later);
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ template: 'new-device', person_id: grace.id });
    expect(mail!.body).toContain('Chrome on a phone');
    // In her zone, not in ours.
    expect(mail!.body).toContain('Monday 23 November at 21:30');
    expect(mail!.body).toMatch(/\/password\/forgotten\n/);
  });

  it('that two people share tells each of them once, and nothing links the two', async () => {
    const grace = await aPerson(db(), 'Grace Atieno', { email_confirmed_at });
    const peter = await aPerson(db(), 'Peter Mwangi', { email_confirmed_at });
    const shared = newToken();
    for (const person of [grace, peter]) {
      await signsIn(person, newToken());
      await signsIn(person, shared);
      await signsIn(person, shared, later);
    }
    expect((await mails()).map((mail) => mail.person_id)).toEqual([grace.id, peter.id]);
    const ids = (await db().selectFrom('devices').select('id').execute()).map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
    expect(ids).not.toContain(shared);
  });

  it('is told of to nobody whose address is not confirmed, or who has none', async () => {
    const nobody = { email: null, email_folded: null };
    const people = [await aPerson(db(), 'Grace'), await aPerson(db(), 'Mary', nobody)];
    for (const person of people) {
      await signsIn(person, newToken());
      await signsIn(person, newToken());
    }
    expect(await mails()).toEqual([]);
  });

  it('is strange again after a new passphrase, so that whoever had the old one is seen', async () => {
    const current = 'lamp river seven mango';
    const password_hash = await hashPassphrase(current);
    const grace = await aPerson(db(), 'Grace Atieno', { email_confirmed_at, password_hash });
    const [hers, thiefs] = [newToken(), newToken()];
    await signsIn(grace, hers);
    await signsIn(grace, thiefs);
    const passphrase = 'stone window eight cup';
    await changePassphrase(db(), grace, { current, passphrase }, now);
    await signsIn(grace, hers, later);
    await signsIn(grace, thiefs, later);
    const templates = (await mails()).map((mail) => mail.template);
    expect(templates).toEqual(['new-device', 'password-changed', 'new-device']);
    // Told to its owner, too, who may have used it for years.
    expect((await mails()).at(-1)!.body).toContain('or not since your passphrase or PIN was last');
  });
});

onEachEngine('Where somebody is signed in', (db) => {
  it('is listed for them alone, and ended one by one or all others together', async () => {
    const grace = await aPerson(db(), 'Grace Atieno');
    const peter = await aPerson(db(), 'Peter Mwangi');
    await aSession(db(), grace, { id: 'old', expires_at: now.toISOString() });
    await aSession(db(), grace, { id: 'phone', used_on: '2026-11-20', device: 'chrome/phone' });
    await aSession(db(), grace, { id: 'laptop', used_on: '2026-11-22' });
    await aSession(db(), grace, { id: 'library' });
    await aSession(db(), peter, { id: 'his' });
    const listed = async () => (await sessionsOf(db(), grace, now)).map(({ id }) => id);
    expect(await sessionsOf(db(), grace, now)).toMatchObject([
      { id: 'laptop', usedOn: '2026-11-22', device: { browser: null } },
      { id: 'phone', device: phone },
      { id: 'library', usedOn: null },
    ]);
    expect(await endOneSession(db(), grace, { session: 'his' })).toBe(false);
    expect(await endOneSession(db(), grace, { session: 'library' })).toBe(true);
    expect(await endOneSession(db(), grace, { session: 'library' })).toBe(false);
    expect(await listed()).toEqual(['laptop', 'phone']);
    await endOtherSessions(db(), grace, { session: 'phone' });
    expect(await listed()).toEqual(['phone']);
    expect(await sessionsOf(db(), peter, now)).toHaveLength(1);
  });
});

const aSession = (db: Db, person: SignedIn, more: { id: string } & Record<string, string>) =>
  db
    .insertInto('sessions')
    .values({
      person_id: person.id,
      created_at: '2026-11-01T09:00:00.000Z',
      expires_at: '2026-12-01T09:00:00.000Z',
      ...more,
    })
    .execute();
