/** A course's discussion and the mails about it, as a browser without scripts meets them. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Db } from '#db/connection.server.ts';
import { enrol } from '#app/domain/enrolments/enrolments.server.ts';
import {
  chooseMails,
  mailPreferencesOf,
} from '#app/domain/mail-preferences/mail-preferences.server.ts';
import { deliverMessages, postMessage } from '#app/domain/messages/messages.server.ts';
import type { Role, SignedIn } from '#app/domain/people/people.ts';
import { aPublishedCourse } from './factories/course.ts';
import { aPerson } from './factories/person.ts';
import { Client } from './setup/browserless.ts';
import { foundInMail } from './setup/mails.ts';
import { startServer, type TestServer } from './setup/server.ts';
import { cookieFor } from './setup/session.ts';

const course = 'safe-every-day';
const discussion = `/courses/${course}/discussion`;

describe('A discussion, over HTTP', () => {
  let server: TestServer;
  let db: Db;
  beforeAll(async () => {
    server = await startServer();
    db = connect(server.databaseUrl);
    await aPublishedCourse(db);
  });
  afterAll(async () => {
    await db.destroy();
    await server.stop();
  });

  async function someone(name: string, { roles = [] as Role[], joins = true } = {}) {
    const person: SignedIn = await aPerson(db, name, { roles });
    if (joins) await enrol(db, person, { course }, new Date());
    const cookie = await cookieFor(db, person.id);
    const client = new Client(server.origin, { cookie });
    const page = async (path: string) => (await client.get(path)).text();
    const says = (text: string, id: string = randomUUID()) => client.post(discussion, { id, text });
    return { person, client, page, says };
  }
  const postIn = (answer: Response) =>
    /#post-(.+)$/.exec(answer.headers.get('location') ?? '')![1]!;

  it('carries what Grace says to Peter, and nothing of it to who is not in the course', async () => {
    const grace = await someone('Grace Atieno');
    const peter = await someone('Peter Mwangi');
    const empty = await grace.page(discussion);
    const id = /name="id"[^>]* value="([0-9a-f-]{36})"/.exec(empty)![1]!;
    expect(empty).toContain('Never write a child’s name or story.');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => grace.says('See https://example.org/x <b>now</b>.', id)),
    );
    expect(new Set(answers.map((it) => `${it.status} ${it.headers.get('location')}`)).size).toBe(1);
    expect(answers[0]!.status).toBe(303);
    const seen = await peter.page(discussion);
    expect(seen.split('Grace Atieno</b>')).toHaveLength(2);
    expect(seen).toContain(
      '<a href="https://example.org/x" rel="nofollow noopener noreferrer ugc">',
    );
    expect(seen).toContain('&lt;b&gt;now&lt;/b&gt;');

    const sam = await someone('Sam Stranger', { joins: false });
    const door = await sam.page(discussion);
    expect(door).not.toContain('Grace');
    expect(door).toContain(`href="/courses/${course}"`);
    const refused = await sam.says('MY WORDS');
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain('MY WORDS');
    expect((await sam.client.get('/courses/no-such/discussion')).status).toBe(404);
    const post = postIn(answers[0]!);
    for (const path of [`/posts/${post}/report`, `/posts/${post}/hiding`]) {
      expect((await sam.client.get(path)).status).toBe(404);
      expect((await sam.client.post(path, { reason: 'x' })).status).toBe(404);
    }
    const visitor = await new Client(server.origin).get(discussion);
    expect(visitor.headers.get('location')).toContain('/sign-in');
  });

  it('sends back what plainly is a child’s data, with why, and keeps what was typed', async () => {
    const grace = await someone('Grace Again');
    const cases: [string, string][] = [
      ['We helped. She was born on 12/03/2016 here.', 'date of birth'],
      ['Her aunt is 0712 345 678.', 'phone number'],
      ['They moved to 12 Moi Avenue.', 'address where somebody lives'],
    ];
    for (const [text, why] of cases) {
      const answer = await grace.says(text);
      const page = await answer.text();
      expect(answer.status).toBe(422);
      expect(page).toContain(why);
      expect(page).toMatch(new RegExp(`<textarea[^>]*>${text}</textarea>`));
      expect(page).toMatch(/<textarea[^>]*aria-invalid="true"/);
    }
    const id = randomUUID();
    await grace.says('First words.', id);
    const again = await grace.says('Other words.', id);
    const page = await again.text();
    expect(page).toContain('Other words.</textarea>');
    expect(page).not.toContain(id);
    expect(await grace.page(discussion)).not.toContain('born on');
  });

  it('has a message reported, hidden with a reason, and shown again', async () => {
    const grace = await someone('Grace Third');
    const peter = await someone('Peter Third');
    const fiona = await someone('Fiona Otieno', { roles: ['facilitator'], joins: false });
    const post = postIn(await grace.says('A-STORY'));
    const report = `/posts/${post}/report`;
    const empty = await peter.client.post(report, { reason: ' ' });
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain('Say in a few words why.');
    const reported = await peter.client.post(report, { reason: 'PETERS-REASON' });
    expect(reported.headers.get('location')).toBe(`${discussion}?done=reported`);
    expect((await grace.client.get(report)).status).toBe(404);

    expect(await peter.page('/discussions')).not.toContain('A-STORY');
    expect(await fiona.page('/discussions')).toContain('A-STORY');
    expect(await fiona.page(`/posts/${post}/hiding`)).toContain('PETERS-REASON');
    expect((await peter.client.post(`/posts/${post}/hiding`, { reason: 'x' })).status).toBe(404);
    expect((await peter.client.post(`/posts/${post}/keeping`)).status).toBe(404);
    await fiona.client.post(`/posts/${post}/hiding`, { reason: 'FIONAS-REASON' });

    expect(await peter.page(discussion)).not.toContain('A-STORY');
    const own = await grace.page(discussion);
    expect(own).toContain('A-STORY');
    expect(own).toContain('FIONAS-REASON');
    expect(own).not.toContain('PETERS-REASON');
    expect((await peter.client.post(`/posts/${post}/showing`)).status).toBe(404);
    await fiona.client.post(`/posts/${post}/showing`);
    expect(await peter.page(discussion)).toContain('A-STORY');
  });

  it('stops a kind of mail with one press: from the page, and from a mail program', async () => {
    const { person, client, page } = await someone('Grace Fourth');
    expect(await page('/me/mails')).toMatch(/name="reminders" checked=""/);
    await client.post('/me/mails', { reminders: 'on', digest: 'on' });
    expect(await mailPreferencesOf(db, person)).toMatchObject({ reminders: true, digest: true });
    const digest = {
      template: 'digest',
      personId: person.id,
      recipient: person.email!,
      language: 'en',
      eventKey: 'digest:2026-W01',
      values: { name: 'Grace', threads: 'x', address: 'y' },
    } as const;
    await db.transaction().execute((trx) => postMessage(trx, digest, new Date()));
    const path = await foundInMail(server.mailDirectory, /\/unsubscribe\/[\w-]{43}/);

    // A mail program looks, and later presses: it has no cookie and comes from no page of ours.
    const looked = await fetch(server.origin + path);
    expect(await looked.text()).toContain('Stop these mails?');
    expect((await mailPreferencesOf(db, person)).digest).toBe(true);
    const press = (headers: Record<string, string>, to = path) =>
      fetch(server.origin + to, {
        method: 'POST',
        redirect: 'manual',
        headers,
        body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
      });
    const elsewhere = { 'sec-fetch-site': 'cross-site', origin: 'https://mail.example' };
    for (const headers of [{}, elsewhere] as Record<string, string>[]) {
      expect((await press(headers)).status).toBe(200);
      expect(await mailPreferencesOf(db, person)).toMatchObject({ reminders: true, digest: false });
      await chooseMails(db, person, { reminders: true, digest: true }, new Date());
    }
    expect((await press({}, `/unsubscribe/${'a'.repeat(43)}`)).status).toBe(404);
    expect((await press({}, '/me/mails')).status).toBe(403);
    const pressed = await new Client(server.origin).post(path);
    expect(pressed.status).toBe(200);
    expect(await pressed.text()).toContain('These mails have stopped');
    expect((await mailPreferencesOf(db, person)).digest).toBe(false);
  });

  it('comes, when a steward sends it again, with a link that stops it', async () => {
    const { person } = await someone('Grace Fifth');
    const steward = await someone('Ruth Fifth', { roles: ['steward'], joins: false });
    const reminder = {
      template: 'meeting-notes',
      personId: person.id,
      recipient: person.email!,
      language: 'en',
      eventKey: 'notes:bounced',
      values: { name: 'Grace', title: 'Bounced once', day: 'Monday', address: 'y' },
    } as const;
    // Tomorrow's: the server's own worker leaves it alone.
    const tomorrow = new Date(Date.now() + 86_400_000);
    await db.transaction().execute((trx) => postMessage(trx, reminder, tomorrow));
    const bounces = { result: 'failed', problem: '550 no such mailbox' } as const;
    await deliverMessages(db, tomorrow, () => Promise.resolve(bounces));
    const { id } = await db
      .selectFrom('messages')
      .select('id')
      .where('event_key', '=', 'notes:bounced')
      .executeTakeFirstOrThrow();

    const page = await steward.page(`/steward/messages/${id}`);
    expect(page).toContain('Send it again');
    expect(page).not.toContain('opens an account');
    const sending = /action="(\/steward\/messages\/[^"]+\/sending)"/.exec(page)![1]!;
    expect((await steward.client.post(sending)).status).toBe(303);
    const path = await foundInMail(
      server.mailDirectory,
      /(?<=Bounced once[^]*)\/unsubscribe\/[\w-]{43}/,
    );
    expect(await (await new Client(server.origin).post(path)).text()).toContain(
      'These mails have stopped',
    );
    expect((await mailPreferencesOf(db, person)).reminders).toBe(false);
  });
});
