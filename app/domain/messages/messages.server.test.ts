import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Db } from '#db/connection.server.ts';
import { sendMail, type Mail } from '#app/platform/mail/mail.server.ts';
import { newToken } from '#app/platform/ids/ids.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { aMailServer } from '../../../tests/setup/mail-server.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { deliverMessages, postMessage } from './messages.server.ts';
import type { NewMessage } from './messages.ts';

const now = new Date('2026-11-22T10:40:00.000Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const through = (smtpUrl: string) => (mail: Mail) =>
  sendMail(mail, { smtpUrl, mailDirectory: '/nowhere' });

const post = (db: Db, to: SignedIn, more: Partial<NewMessage> = {}) =>
  db.transaction().execute((trx) =>
    postMessage(
      trx,
      {
        template: 'certificate-issued',
        personId: to.id,
        recipient: to.email ?? '',
        language: 'en',
        eventKey: 'certificate:1',
        ...more,
        values: {
          name: to.name,
          course: 'Safe Every Day',
          number: '7K4M9',
          address: 'http://localhost:3000/certificates/7K4M9',
          expires: '22 November 2027',
          ...more.values,
        },
      },
      now,
    ),
  );
const state = (db: Db) => db.selectFrom('messages').selectAll().executeTakeFirstOrThrow();

onEachEngine('Messages', (db) => {
  it('reach the person once, also when their cause happens twice', async () => {
    const server = await aMailServer();
    const grace = await aPerson(db());
    await post(db(), grace);
    await post(db(), grace);
    await deliverMessages(db(), now, through(server.url));
    await deliverMessages(db(), later(1), through(server.url));

    expect(server.received.map((mail) => mail.recipients)).toEqual([[grace.email]]);
    const message = await state(db());
    expect(message).toMatchObject({ state: 'sent', tries: 1, last_problem: null });
    expect(server.received[0]?.headers).toContain(`Message-ID: ${message.message_id}`);
    expect(server.received[0]?.text).toContain('-- \nJOURNEYHOME: courses');
  });

  it('are shared by two workers, and none is sent twice', async () => {
    const server = await aMailServer([], 5);
    const grace = await aPerson(db());
    for (let event = 0; event < 12; event += 1) {
      await post(db(), grace, { eventKey: `certificate:${event}` });
    }
    const send = through(server.url);
    const sent = await Promise.all([1, 2, 3].map(() => deliverMessages(db(), now, send)));
    expect(sent.reduce((sum, each) => sum + each)).toBe(12);
    expect(sent.filter((each) => each > 0).length).toBeGreaterThan(1);
    const ids = server.received.flatMap((mail) =>
      mail.headers.filter((header) => header.startsWith('Message-ID')),
    );
    expect(new Set(ids).size).toBe(12);
    expect(ids).toHaveLength(12);
  });

  it('wait and are tried again when the other side says “not now”', async () => {
    const server = await aMailServer([451, 421]);
    await post(db(), await aPerson(db()));
    await deliverMessages(db(), now, through(server.url));
    expect(await state(db())).toMatchObject({ state: 'waiting', tries: 1 });
    await deliverMessages(db(), later(0.5), through(server.url));
    expect((await state(db())).tries).toBe(1);
    await deliverMessages(db(), later(1.1), through(server.url));
    expect(await state(db())).toMatchObject({ state: 'waiting', tries: 2 });
    await deliverMessages(db(), later(5), through(server.url));
    expect((await state(db())).tries).toBe(2);
    await deliverMessages(db(), later(6.2), through(server.url));
    expect(await state(db())).toMatchObject({ state: 'sent', tries: 3 });
    expect(server.received).toHaveLength(1);
  });

  it('fail at once when the other side will not have them', async () => {
    const server = await aMailServer([550]);
    await post(db(), await aPerson(db()));
    await deliverMessages(db(), now, through(server.url));
    await deliverMessages(db(), later(500), through(server.url));
    expect(await state(db())).toMatchObject({ state: 'failed', tries: 1, sent_at: null });
    expect(server.received).toHaveLength(0);
  });

  it('are given up after eight tries at a server that is down', async () => {
    const server = await aMailServer();
    await server.close();
    await post(db(), await aPerson(db()));
    for (let day = 0; day < 10; day += 1) {
      await deliverMessages(db(), later(day * 1440), through(server.url));
    }
    expect(await state(db())).toMatchObject({ state: 'failed', tries: 8 });
  });

  it('become uncertain when the line breaks after all was said', async () => {
    const server = await aMailServer(['hang-up']);
    await post(db(), await aPerson(db()));
    await deliverMessages(db(), now, through(server.url));
    await deliverMessages(db(), later(500), through(server.url));
    expect(await state(db())).toMatchObject({ state: 'uncertain', tries: 1 });
    expect(server.received).toHaveLength(0);
  });

  it('become uncertain when their worker was killed, and are not sent again', async () => {
    const server = await aMailServer();
    await post(db(), await aPerson(db()));
    void deliverMessages(db(), now, () => new Promise(() => undefined));
    await expect.poll(async () => (await state(db())).state).toBe('sending');
    await deliverMessages(db(), later(9), through(server.url));
    expect((await state(db())).state).toBe('sending');
    await deliverMessages(db(), later(11), through(server.url));
    await deliverMessages(db(), later(500), through(server.url));
    expect((await state(db())).state).toBe('uncertain');
    expect(server.received).toHaveLength(0);
  });

  it('keep a name that tries to be a header, an address or markup as words', async () => {
    const server = await aMailServer();
    const mallory = await aPerson(db(), 'Mallory');
    const course = 'Safe\r\nBcc: victim@example.org\r\n\r\n<b>Every</b> Day';
    await post(db(), mallory, { values: { course, name: '<img src=x onerror=alert(1)>' } });
    await post(db(), mallory, { eventKey: '2', recipient: 'a@example.org, b@example.org' });
    await post(db(), mallory, { eventKey: '3', recipient: 'a@example.org\r\nBcc: b@example.org' });
    await deliverMessages(db(), now, through(server.url));

    expect(server.received.map((mail) => mail.recipients)).toEqual([[mallory.email]]);
    const [mail] = server.received;
    expect(mail?.headers.filter((header) => /^(bcc|cc|to):/i.test(header))).toEqual([
      `To: ${mallory.email}`,
    ]);
    expect(mail?.headers.filter((header) => header.startsWith('Subject:'))).toHaveLength(1);
    expect(mail?.headers).toContain('Content-Type: text/plain; charset=utf-8');
    const kept = await state(db());
    expect(kept.body).toContain('Hello <img src=x onerror=alert(1)>,');
    // Not only on its way: what is kept is one line each, and no paragraph of anybody’s.
    expect(kept.subject).not.toMatch(/[\r\n]/);
    expect(kept.body).not.toMatch(/^Bcc:|^<b>/m);
    const states = await db().selectFrom('messages').select('state').orderBy('id').execute();
    expect(states.map((row) => row.state)).toEqual(['sent', 'failed', 'failed']);
  });

  it('carry a Thai subject whole', async () => {
    const server = await aMailServer();
    const course = 'ปลอดภัยทุกวัน การคุ้มครองเด็กและการป้องกันการแสวงหาประโยชน์';
    await post(db(), await aPerson(db(), 'มาลี'), { values: { course } });
    await deliverMessages(db(), now, through(server.url));
    expect(server.received[0]?.subject).toBe(`Your certificate: ${course}`);
  });

  it('are files where no server is configured', async () => {
    const mailDirectory = await mkdtemp(join(tmpdir(), 'mail-'));
    onTestFinished(() => rm(mailDirectory, { recursive: true }));
    const malee = await aPerson(db(), 'Malee');
    await post(db(), malee);
    await deliverMessages(db(), now, (mail) =>
      sendMail(mail, { smtpUrl: undefined, mailDirectory }),
    );
    const { message_id, state: now_ } = await state(db());
    const id = message_id.slice(1, message_id.indexOf('@'));
    expect(now_).toBe('sent');
    expect(await readdir(mailDirectory)).toEqual([`2026-11-22T10-40-00-000Z-${id}.eml`]);
    const eml = await readFile(join(mailDirectory, `2026-11-22T10-40-00-000Z-${id}.eml`), 'utf8');
    expect(eml).toContain(`To: ${malee.email}\r\n`);
    expect(eml).toContain('Date: Sun, 22 Nov 2026 10:40:00 +0000');
  });

  it('forget the tokens in them once they have left', async () => {
    const server = await aMailServer();
    const token = newToken();
    const address = `http://localhost:3000/password/new/${token}`;
    await post(db(), await aPerson(db()), { values: { address } });
    expect((await state(db())).body).toContain(token);
    await deliverMessages(db(), now, through(server.url));
    expect(server.received[0]?.text).toContain(token);
    const { body } = await state(db());
    expect(body).toContain('http://localhost:3000/password/new/…\n');
    expect(body).not.toContain(token);
  });
});
