/** Guessing: passphrases, links, numbers. And what the log tells whoever reads it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashToken } from '#app/platform/ids/ids.server.ts';
import { Client } from './setup/browserless.ts';
import { triesIn } from './setup/tries.ts';
import { engines } from './setup/demo-database.ts';
import { foundInMail, mailsIn } from './setup/mails.ts';
import { startServer } from './setup/server.ts';
import { sendRaw } from './setup/socket.ts';
import { openStory, type Story } from './setup/told-story.ts';

const right = 'journey home demo';

describe('guesses', () => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory('SQLite', { listen: true, environment: { LOG_LEVEL: 'debug' } });
  }, 120_000);
  afterAll(() => story.close());

  async function signIn(
    from: string,
    passphrase: string,
    who = 'learner@example.org',
    device?: string,
  ) {
    const body = new URLSearchParams({ who, passphrase }).toString();
    const lines = ['POST /sign-in HTTP/1.1', 'Sec-Fetch-Site: same-origin'];
    if (device) lines.push(`Cookie: device=${device}`);
    lines.push('Content-Type: application/x-www-form-urlencoded', `Content-Length: ${body.length}`);
    return (await sendRaw(story.server.origin, lines, body, { from })).status;
  }
  const resetsTo = (address: string) =>
    mailsIn(story.server.mailDirectory).filter(
      (mail) => mail.includes(`To: ${address}`) && mail.includes('/password/new/'),
    );

  it('from one address end at ten, and the owner still gets in from another', async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 1000; count++)
      statuses.push(await signIn('127.0.0.1', `wrong passphrase ${count}`));
    expect(statuses).toEqual([...Array(10).fill(422), ...Array(990).fill(429)]);
    expect(await signIn('127.0.0.1', right)).toBe(429);
    expect(await signIn('127.0.0.2', right)).toBe(303);
    // Spelled otherwise it is the same account.
    expect(await signIn('127.0.0.1', right, 'LEARNER@example.org ')).toBe(429);
    expect(await signIn('127.0.0.1', right, 'grace.atieno')).toBe(429);
  }, 60_000);

  it('by the thousand, from 250 addresses, leave the owner’s own browser alone', async () => {
    const trainer = 'trainer@example.org';
    const owner = new Client(story.server.origin);
    await owner.post('/sign-in', { who: trainer, passphrase: right });
    const own = owner.cookies.get('device')!;
    await owner.post('/sign-out');
    const statuses: number[] = [];
    for (let count = 0; count < 1000; count += 20)
      statuses.push(
        ...(await Promise.all(
          Array.from({ length: 20 }, (_, more) =>
            signIn(`127.0.3.${(count + more) % 250}`, `wrong ${count + more}`, trainer),
          ),
        )),
      );
    expect(statuses.filter((status) => status === 422).length).toBeLessThanOrEqual(100);
    expect(await signIn('127.0.4.1', right, trainer)).toBe(429);
    // A browser of somebody else, and one that nobody has, are no better than none.
    expect(await signIn('127.0.4.1', right, trainer, 'A'.repeat(43))).toBe(429);
    const other = new Client(story.server.origin);
    await other.post('/sign-in', { who: 'facilitator@example.org', passphrase: right });
    const others = other.cookies.get('device')!;
    expect(others).toMatch(/^[\w-]{43}$/);
    expect(await signIn('127.0.4.1', right, trainer, others)).toBe(429);
    expect(await signIn('127.0.3.1', right, trainer, own)).toBe(303);
    // Whoever holds that browser guesses no faster than others.
    for (let count = 0; count < 10; count++)
      expect(await signIn('127.0.4.2', `wrong ${count}`, trainer, own)).toBe(422);
    expect(await signIn('127.0.4.3', right, trainer, own)).toBe(429);
  }, 60_000);

  it('from many addresses end too, and a link sent to the owner opens the account', async () => {
    const leader = 'leader@example.org';
    const addresses = Array.from({ length: 11 }, (_, at) => `127.0.1.${at + 1}`);
    for (const from of addresses)
      await Promise.all(
        Array.from({ length: 10 }, (_, count) => signIn(from, `wrong ${count} passphrase`, leader)),
      );
    expect(await signIn('127.0.2.1', `one more passphrase`, leader)).toBe(429);

    const owner = new Client(story.server.origin);
    await owner.post('/password/forgotten', { email: leader });
    const link = await foundInMail(story.server.mailDirectory, /\/password\/new\/[\w-]{43}/);
    const fresh = 'stone window eight cup';
    expect((await owner.post(link, { passphrase: fresh })).status).toBe(303);
    expect((await owner.get('/me')).status).toBe(200);
  }, 60_000);

  it('of addresses with a hundred resets bring three mails, and tell nothing', async () => {
    const asker = new Client(story.server.origin);
    const ask = async (email: string) => {
      const answer = await asker.post('/password/forgotten', { email });
      return `${answer.status} ${answer.headers.get('location')} ${await answer.text()}`;
    };
    const known = await Promise.all(
      Array.from({ length: 50 }, () => ask('facilitator@example.org')),
    );
    const unknown = await Promise.all(Array.from({ length: 45 }, () => ask('nobody@example.org')));
    expect(new Set([...known, ...unknown]).size).toBe(1);
    await foundInMail(story.server.mailDirectory, /To: facilitator@example\.org/);
    await new Promise((done) => setTimeout(done, 3000));
    expect(resetsTo('facilitator@example.org')).toHaveLength(3);
    // One address asks no more than a hundred times an hour, whomever it asks about.
    const later = await Promise.all(Array.from({ length: 10 }, () => ask('somebody@example.org')));
    expect(later.filter((answer) => answer.startsWith('429')).length).toBeGreaterThan(3);
  }, 60_000);

  it('of a link find nothing: it is 256 bits, kept hashed, good once and for an hour', async () => {
    const [first, second, third] = resetsTo('facilitator@example.org').map(
      (mail) => /\/password\/new\/([\w-]{43})/.exec(mail)![1]!,
    );
    const stored = await story.db
      .selectFrom('tokens')
      .selectAll()
      .where('id', '=', hashToken(first!))
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(await story.db.selectFrom('tokens').selectAll().execute())).not.toContain(
      first,
    );
    expect(Date.parse(stored.expires_at) - Date.parse(stored.created_at)).toBeLessThanOrEqual(36e5);
    const client = new Client(story.server.origin);
    const page = await client.get(`/password/new/${first}`);
    expect(page.status).toBe(200);
    expect(page.headers.get('referrer-policy')).toBe('same-origin');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(await page.text()).not.toMatch(/(href|src|action)="(https?:)?\/\//);

    await story.db
      .updateTable('tokens')
      .set({ expires_at: new Date(Date.now() - 1000).toISOString() })
      .where('id', '=', hashToken(third!))
      .execute();
    const passphrase = 'river candle nine boat';
    const use = async (token: string) =>
      (await new Client(story.server.origin).post(`/password/new/${token}`, { passphrase })).status;
    expect(await use(third!)).toBe(410);
    expect(await use(first!.slice(0, -1) + (first!.endsWith('A') ? 'B' : 'A'))).toBe(410);
    const twice = await Promise.all([use(first!), use(first!)]);
    expect(twice.sort()).toEqual([303, 410]);
    // Its sisters, still on their way, lead nowhere any more.
    expect(await use(second!)).toBe(410);
    // A link for one thing is none for another.
    expect((await client.post(`/confirm/${second}`)).status).toBe(410);
  });

  it('of certificates get the same answer for every number, and at last none', async () => {
    const { number } = await story.db
      .selectFrom('certificates')
      .select('number')
      .executeTakeFirstOrThrow();
    expect(number.replaceAll('-', '')).toHaveLength(20);
    const visitor = new Client(story.server.origin);
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    const neighbour = (step: number) =>
      number.slice(0, -1) + alphabet.at((alphabet.indexOf(number.at(-1)!) + step) % 32);
    const pages = await Promise.all(
      [neighbour(1), neighbour(-1), 'AAAA-AAAA-AAAA-AAAA-AAAA', 'not-a-number'].map(
        async (wanted) => {
          const answer = await visitor.get(`/certificates/${wanted}`);
          expect(answer.status).toBe(404);
          return (await answer.text()).replaceAll(wanted, '·');
        },
      ),
    );
    expect(new Set(pages).size).toBe(1);
    const codes = await Promise.all(
      Array.from({ length: 210 }, async (_, count) => {
        const code = `${String(count).padStart(3, '0')}A-AAAA-AAAA-AAAA-AAAA`;
        return (await visitor.get(`/verify?code=${code}`)).status;
      }),
    );
    expect(codes.filter((status) => status === 429).length).toBeGreaterThanOrEqual(10);
    // In an address a number that nobody holds is counted with them, and refused alike.
    const { number: participation } = await story.db
      .selectFrom('participation_certificates')
      .select('number')
      .executeTakeFirstOrThrow();
    for (const path of ['/certificates', '/participation']) {
      const refused = await Promise.all(
        [neighbour(2), 'BBBB-BBBB-BBBB-BBBB-BBBB', 'no-number'].map(async (wanted) => {
          const answer = await visitor.get(`${path}/${wanted}`, { 'accept-language': 'fr' });
          expect(answer.status).toBe(429);
          expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
          return (await answer.text()).replaceAll(wanted, '·');
        }),
      );
      expect(new Set(refused).size).toBe(1);
      expect(refused[0]).toMatch(/Attendez (une|\d+) minutes?, puis demandez/);
    }
    const typed = await visitor.get('/verify?code=AAAA-AAAA-AAAA-AAAA-AAAA');
    expect(Number(typed.headers.get('retry-after'))).toBeGreaterThan(0);
    // Who scans the code of a certificate, from behind the same address, is not in their way.
    expect((await visitor.get(`/certificates/${number}`)).status).toBe(200);
    expect((await visitor.get(`/participation/${participation}`)).status).toBe(200);
  }, 60_000);

  it('find nothing in the log: no address, no link, no passphrase, no word of anybody’s', async () => {
    const learner = await story.browser('grace.atieno');
    const lesson = '/courses/the-journey-home/lessons/why-family';
    await learner.post('/courses/the-journey-home/enrolment');
    await learner.post(`${lesson}/reflection`, {
      reflection: 'poverty-in-my-centre',
      text: 'Words for myself alone',
    });
    await learner.get(`${lesson}?secret=in-the-address`);
    await learner.get('/verify?code=secret-in-the-address');
    const output = story.server.output();
    expect(output.split('\n').length).toBeGreaterThan(300);
    const tokens = mailsIn(story.server.mailDirectory).flatMap(
      (mail) => /\/(?:new|confirm)\/([\w-]{43})/.exec(mail)?.[1] ?? [],
    );
    expect(tokens.length).toBeGreaterThan(3);
    const secrets = ['@example.org', 'passphrase', right, 'stone window', 'river candle', 'Grace'];
    secrets.push('Words for myself', 'in-the-address', learner.cookies.get('session')!, '127.0.');
    for (const secret of [...secrets, ...tokens]) expect(output).not.toContain(secret);
  });
});

describe.each(engines)('guesses at two processes (%s)', (engine) => {
  it('are counted together', async () => {
    const story = await openStory(engine);
    const second = await startServer({ databaseUrl: story.server.databaseUrl });
    try {
      const guess = async (origin: string, count: number) =>
        (
          await new Client(origin).post('/sign-in', {
            who: 'learner@example.org',
            passphrase: `wrong passphrase ${count}`,
          })
        ).status;
      const statuses: number[] = [];
      for (let count = 0; count < 16; count++)
        statuses.push(await guess(count % 2 ? second.origin : story.server.origin, count));
      expect(statuses).toEqual([...Array(10).fill(422), ...Array(6).fill(429)]);
      const kept =
        engine === 'PostgreSQL'
          ? await story.db
              .selectFrom('tries' as 'people')
              .selectAll()
              .execute()
          : triesIn(story.server.databaseUrl);
      expect(kept.length).toBeGreaterThan(0);
      expect(JSON.stringify(kept)).not.toMatch(/learner|127\.0/);
    } finally {
      await second.stop();
      await story.close();
    }
  }, 120_000);
});
