/** Bodies that no form of ours sends: refused in words, at once, while everybody else is served. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from './setup/browserless.ts';
import { pour, slowCrowd, type SlowCrowd } from './setup/crowd-of-sockets.ts';
import { digest } from './setup/database-state.ts';
import { sendRaw, type RawAnswer } from './setup/socket.ts';
import { openStory, type Story } from './setup/told-story.ts';

const urlencoded = 'application/x-www-form-urlencoded';

describe('bodies', () => {
  let story: Story;
  let origin: string;
  let learner: Client;
  let slow: Promise<{ answer: RawAnswer; seconds: number }>[];
  let crowds: SlowCrowd[];

  beforeAll(async () => {
    story = await openStory('SQLite', { listen: true });
    origin = story.server.origin;
    learner = await story.browser('halima.abdi');
    // All that follows is asked while two hundred sockets hold on to the server.
    crowds = [
      slowCrowd(origin, 100, 'GET /courses HTTP/1.1\r\nHost: x\r\nX-Slow: ', 'a'),
      slowCrowd(
        origin,
        100,
        `POST /sign-in HTTP/1.1\r\nHost: ${new URL(origin).host}\r\nOrigin: ${origin}\r\nContent-Type: ${urlencoded}\r\nContent-Length: 9000\r\n\r\n`,
        'a',
      ),
    ];
    // Begun now, looked at last: they take as long as the server has patience.
    const began = Date.now();
    const measured = (answer: Promise<RawAnswer>) =>
      answer.then((it) => ({ answer: it, seconds: (Date.now() - began) / 1000 }));
    const head = ['POST /sign-in HTTP/1.1', `Origin: ${origin}`, `Content-Type: ${urlencoded}`];
    const dripping = Array.from({ length: 90 }, () => [500, 'a'] as [number, string]);
    slow = [
      measured(sendRaw(origin, [...head, 'Content-Length: 100'], 'who=')),
      measured(sendRaw(origin, [...head, 'Content-Length: 1000'], 'who=', { pieces: dripping })),
    ];
  }, 120_000);
  afterAll(() => {
    crowds.forEach((crowd) => crowd.leave());
    return story.close();
  });

  it('of two hundred slow clients hold nobody else up', async () => {
    const times: number[] = [];
    for (let count = 0; count < 60; count++) {
      const began = performance.now();
      const path = count % 2 ? '/courses' : '/health';
      expect((await fetch(origin + path)).status).toBe(200);
      times.push(performance.now() - began);
    }
    expect(crowds.map((crowd) => crowd.ended())).toEqual([0, 0]);
    expect(times.sort((a, b) => a - b)[54]).toBeLessThan(300);
  });

  it('of 100 MB are refused before they come, and kept nowhere', async () => {
    const resident = () =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${story.server.pid}/status`, 'utf8'))![1]);
    const megabytes = 100 * 1024 * 1024;
    const head = ['POST /sign-in HTTP/1.1', `Origin: ${origin}`, `Content-Type: ${urlencoded}`];
    const before = resident();
    let most = before;
    const looking = setInterval(() => (most = Math.max(most, resident())), 5);
    const began = performance.now();
    const all = await Promise.all([1, 2, 3].map(() => pour(origin, head, megabytes)));
    clearInterval(looking);
    for (const { status, sent } of all) {
      expect(status).toBe(413);
      // The server hangs up: whoever goes on sending talks to nobody.
      expect(sent).toBeLessThan(megabytes / 2);
    }
    expect(performance.now() - began).toBeLessThan(3000);
    expect((most - before) / 1024).toBeLessThan(60);
    expect((await learner.get('/courses')).status).toBe(200);
  });

  /** Posts, and asks for another page meanwhile: the answer, and how long the other page took. */
  async function post(path: string, body: string, type = urlencoded, cookie = '') {
    const began = performance.now();
    const posting = sendRaw(
      origin,
      [
        `POST ${path} HTTP/1.1`,
        `Origin: ${origin}`,
        `Cookie: ${cookie}`,
        ...(type ? [`Content-Type: ${type}`] : []),
        `Content-Length: ${body.length}`,
      ],
      body,
    );
    await new Promise((done) => setTimeout(done, 20));
    expect((await fetch(`${origin}/health`)).status).toBe(200);
    const milliseconds = performance.now() - began;
    return { ...(await posting), milliseconds };
  }

  const multipart = (fields: [string, string][]) =>
    [
      ...fields.map(
        ([name, value]) =>
          `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${Buffer.from(value).toString('latin1')}\r\n`,
      ),
      '--x--\r\n',
    ].join('');
  const accents = '\u0301\u0323'.repeat(50_000);

  it.each([
    ['300 KB', 413, `who=${'a'.repeat(300_000)}`, urlencoded],
    ['a stream of Remix’s own', 415, '[{"_1":2},"SingleFetchRedirect"]', 'text/x-script'],
    ['JSON', 415, '{"who":"a"}', 'application/json'],
    ['plain text', 415, 'who=a&passphrase=b', 'text/plain'],
    ['no type', 415, 'who=a&passphrase=b', ''],
    ['no boundary', 422, 'who=a', 'multipart/form-data'],
    ['a broken part', 422, '--x\r\nContent-Disposition: form', 'multipart/form-data; boundary=x'],
    ['nothing', 422, '', ''],
    [
      '100 000 keys',
      422,
      Array.from({ length: 40_000 }, (_, it) => `k${it}`)
        .join('&')
        .slice(0, 250_000),
      urlencoded,
    ],
    ['one key 120 000 times', 422, 'a&'.repeat(120_000), urlencoded],
    ['one key twice', 422, 'who=a&who=b&passphrase=c', urlencoded],
    ['__proto__', 422, '__proto__=a&who=b&passphrase=c', urlencoded],
    ['__proto__.x', 422, '__proto__.polluted=a&constructor.prototype.polluted=b', urlencoded],
    ['a toString of one’s own', 422, 'who.toString=a&who.valueOf=b', urlencoded],
    ['a list', 422, 'who[]=a&passphrase[]=b', urlencoded],
    ['a list of four billion', 422, 'who[4294967294]=a', urlencoded],
    ['a deep object', 422, `who${'.a'.repeat(100_000)}=b`, urlencoded],
    ['a deep list', 422, `who${'[0]'.repeat(80_000)}=b`, urlencoded],
    ['250 KB in a field', 422, `who=${'a'.repeat(250_000)}&passphrase=b`, urlencoded],
    ['250 KB of passphrase', 422, `who=a&passphrase=${'b'.repeat(250_000)}`, urlencoded],
    [
      '100 000 accents on a letter',
      422,
      multipart([
        ['who', `a${accents}`],
        ['passphrase', 'b'],
      ]),
      'multipart/form-data; boundary=x',
    ],
    [
      'as many in a passphrase',
      422,
      multipart([
        ['who', 'a'],
        ['passphrase', `b${accents}`],
      ]),
      'multipart/form-data; boundary=x',
    ],
    [
      '4 000 parts',
      422,
      multipart(Array.from({ length: 4000 }, (_, it) => [`k${it}`, ''])),
      'multipart/form-data; boundary=x',
    ],
    [
      'a file',
      422,
      '--x\r\nContent-Disposition: form-data; name="who"; filename="a"\r\n\r\nb\r\n--x--\r\n',
      'multipart/form-data; boundary=x',
    ],
  ])('of %s are answered with %i', async (what, status, body, type) => {
    const answer = await post('/sign-in', body, type);
    expect(answer.status).toBe(status);
    expect(answer.body.length).toBeGreaterThan(40);
    // Not the fields are looked at, but how many there are.
    if (/keys|parts/.test(what)) expect(answer.body).toContain('We could not read that form');
    expect(answer.milliseconds).toBeLessThan(1500);
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });

  it('are as little welcome in every other form', async () => {
    const before = await digest(story.db);
    const cookie = `session=${learner.cookies.get('session')}`;
    const steward = `session=${(await story.browser('aminata.kamara')).cookies.get('session')}`;
    const person = await story.personId('halima.abdi');
    const sessions = await digest(story.db);
    expect(sessions).not.toBe(before);
    for (const [path, who] of [
      ['/sign-up', ''],
      ['/password/forgotten', ''],
      ['/password/new/x', ''],
      ['/language', ''],
      ['/me', cookie],
      ['/me/password', cookie],
      ['/me/deletion', cookie],
      ['/courses/the-journey-home/lessons/why-family/reflection', cookie],
      [`/steward/people/${person}/suspension`, steward],
      [`/steward/people/${person}/dismissals`, steward],
      [`/steward/people/${person}/appointments`, steward],
    ] as const) {
      for (const body of ['a&'.repeat(120_000), 'name=a&name=b&__proto__=c', '%00=%ED%A0%80&%=%']) {
        const answer = await post(path, body, urlencoded, who);
        expect(answer.status, path).toBe(422);
        expect(answer.body, path).toContain('We could not read that form');
        expect(answer.milliseconds, path).toBeLessThan(1500);
      }
    }
    expect(await digest(story.db)).toBe(sessions);
  });

  it('of chunks without a length are not read', async () => {
    const lines = ['POST /sign-in HTTP/1.1', `Origin: ${origin}`, `Content-Type: ${urlencoded}`];
    const chunks = [...lines, 'Transfer-Encoding: chunked'];
    expect((await sendRaw(origin, chunks, '3\r\nwho\r\n0\r\n\r\n')).status).toBe(411);
    const both = [...chunks, 'Content-Length: 5'];
    expect((await sendRaw(origin, both, '3\r\nwho\r\n0\r\n\r\n')).status).toBe(400);
    const twice = [...lines, 'Content-Length: 5', 'Content-Length: 6'];
    expect((await sendRaw(origin, twice, 'who=a')).status).toBe(400);
  });

  it('that come no further are waited for, but not for ever, and nobody waits with them', async () => {
    expect((await learner.get('/courses')).status).toBe(200);
    for (const { answer, seconds } of await Promise.all(slow)) {
      expect(answer.status).toBe(408);
      expect(seconds).toBeLessThan(40);
    }
    // Of the crowd, too, nobody stays: ten seconds for a head, thirty for all of it.
    await expect
      .poll(() => crowds.map((crowd) => crowd.ended()), { timeout: 15_000 })
      .toEqual([100, 100]);
    for (const crowd of crowds) expect(new Set(crowd.answers)).toEqual(new Set([408]));
  }, 60_000);

  it('have left nothing in the log that needs mending', () => {
    expect(story.server.output()).toBe('');
  });
});
