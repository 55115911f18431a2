/** Requests that other sites send for somebody, and headers that lie about where a request comes from. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { access } from '#app/http/access.ts';
import { digest } from './setup/database-state.ts';
import { foundInMail, mailsIn } from './setup/mails.ts';
import { sendRaw } from './setup/socket.ts';
import { addressesOf, openStory, type Story } from './setup/told-story.ts';

const form = ['Content-Type: application/x-www-form-urlencoded', 'Content-Length: 3'];

describe('requests from elsewhere', () => {
  let story: Story;
  let origin: string;
  const cookies: Record<string, string> = {};
  beforeAll(async () => {
    story = await openStory();
    origin = story.server.origin;
    for (const username of ['halima.abdi', 'aminata.kamara']) {
      const { cookies: held } = await story.browser(username);
      cookies[username] = `Cookie: session=${held.get('session')}`;
    }
  }, 120_000);
  afterAll(() => story.close());

  const foreign: [string, string[]][] = [
    ['another site', ['Sec-Fetch-Site: cross-site']],
    ['another site that forges Origin', ['Sec-Fetch-Site: cross-site', 'Origin: {here}']],
    ['a neighbour', ['Sec-Fetch-Site: same-site', 'Origin: {here}']],
    ['the address line', ['Sec-Fetch-Site: none']],
    ['two sites at once', ['Sec-Fetch-Site: same-origin', 'Sec-Fetch-Site: cross-site']],
    ['a foreign origin', ['Origin: https://evil.example']],
    ['a foreign port', ['Origin: http://127.0.0.1:1']],
    ['an origin that begins like ours', ['Origin: {here}.evil.example']],
    ['null', ['Origin: null']],
    ['nowhere', []],
    ['a malformed origin', ['Origin: http://[::1']],
    ['an origin that is a path', ['Origin: /sign-in']],
    [
      'an origin that a proxy seems to know',
      [
        'Origin: https://evil.example',
        'X-Forwarded-Host: evil.example',
        'X-Forwarded-Proto: https',
        'Forwarded: host=evil.example;proto=https',
      ],
    ],
  ];
  it.each(foreign)('from %s change nothing, wherever they are sent', async (_, headers) => {
    const addresses = await addressesOf(story, 'halima.abdi');
    const before = await digest(story.db);
    const writes = addresses.filter(({ route }) => access[route]?.post);
    expect(writes.length).toBeGreaterThan(20);
    for (const { route, path } of writes) {
      const who = route.startsWith('routes/steward') ? 'aminata.kamara' : 'halima.abdi';
      const sent = headers.map((header) => header.replace('{here}', origin));
      const lines = [`POST ${path} HTTP/1.1`, cookies[who]!, ...sent, ...form];
      const answer = await sendRaw(origin, lines, 'a=b');
      expect(answer.status, path).toBe(403);
      expect(answer.body, path).toMatch(/not sent from a page of this site/);
      expect(answer.headers.has('set-cookie'), path).toBe(false);
    }
    expect(await digest(story.db)).toBe(before);
  });

  it('say so in the reader’s language', async () => {
    const french = await story.browser('grace.atieno', { 'accept-language': 'fr-HT, en;q=0.5' });
    const answer = await french.post('/sign-out', {}, { origin: 'null' });
    expect(await answer.text()).toContain('n’a pas été envoyé depuis une page de ce site');
  });

  it('pass when a page of ours sent them, whichever of the two headers says it', async () => {
    const from = (header: string) =>
      sendRaw(origin, ['POST /language HTTP/1.1', header, ...form], 'a=b');
    expect((await from(`Origin: ${origin}`)).status).toBe(303);
    expect((await from('Sec-Fetch-Site: same-origin')).status).toBe(303);
    // Some add-ons take the origin out of what a page sends to its own site.
    const lines = ['POST /language HTTP/1.1', 'Sec-Fetch-Site: same-origin', 'Origin: null'];
    expect((await sendRaw(origin, [...lines, ...form], 'a=b')).status).toBe(303);
  });
});

describe('headers that lie', () => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory('SQLite', { environment: { PUBLIC_URL: 'http://learn.example.org' } });
  }, 120_000);
  afterAll(() => story.close());

  it('do not reach the mail that resets a passphrase', async () => {
    const body = new URLSearchParams({ email: 'learner@example.org' }).toString();
    const answer = await sendRaw(
      story.server.origin,
      [
        'POST /password/forgotten HTTP/1.1',
        'Host: evil.example',
        'X-Forwarded-Host: evil.example',
        'X-Forwarded-Proto: https',
        'X-Forwarded-Port: 666',
        'Forwarded: host=evil.example',
        'X-Original-URL: http://evil.example/',
        'Origin: http://learn.example.org',
        'Content-Type: application/x-www-form-urlencoded',
        `Content-Length: ${body.length}`,
      ],
      body,
    );
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/password/forgotten?sent');
    const link = /http\S*\/password\/new\/[\w-]{43}/;
    const found = await foundInMail(story.server.mailDirectory, link);
    expect(found).toMatch(/^http:\/\/learn\.example\.org\/password\/new\//);
    expect(mailsIn(story.server.mailDirectory).join()).not.toContain('evil');
  });

  it.each(['evil.example', 'evil example', '[::1', 'a@b', 'a/../b', 'evil:99999', 'ev%00il', ''])(
    'change nothing on a page that is asked for at %j',
    async (host) => {
      const page = async (name: string) =>
        (await sendRaw(story.server.origin, ['GET /verify HTTP/1.1', `Host: ${name}`])).body;
      expect(await page(host)).toBe(await page('learn.example.org'));
    },
  );

  it.each([
    'X-Forwarded-Host: evil.example',
    'X-Forwarded-Host: evil.example:1/%00',
    'X-Forwarded-Prefix: //evil.example',
    'X-Remix-Request: yes',
    'X-Remix-SPA-Mode: yes',
    'X-Remix-Catch: yes',
    'X-React-Router-SPA-Mode: yes',
    'X-React-Router-Prerender-Data: W10=',
    'X-HTTP-Method-Override: DELETE',
    'X-Original-URL: /steward',
    'X-Rewrite-URL: /steward',
    'Next-Action: x',
    'Upgrade: h2c',
  ])('change nothing on a page that is asked for with %s', async (line) => {
    const ask = (more: string[]) =>
      sendRaw(story.server.origin, ['GET /courses/the-journey-home HTTP/1.1', ...more]);
    const [lied, plain] = [await ask([line]), await ask([])];
    expect(lied.status).toBe(200);
    expect(lied.body).toBe(plain.body);
    expect([...lied.headers.keys()].sort()).toEqual([...plain.headers.keys()].sort());
  });

  it('do not tell the limits another address', async () => {
    const guess = (count: number) =>
      sendRaw(
        story.server.origin,
        [
          'POST /sign-in HTTP/1.1',
          `X-Forwarded-For: 10.0.0.${count}`,
          `X-Real-IP: 10.0.0.${count}`,
          'Origin: http://learn.example.org',
          'Content-Type: application/x-www-form-urlencoded',
          'Content-Length: 22',
        ],
        'who=moses&passphrase=x',
      );
    const statuses: number[] = [];
    for (let count = 0; count < 12; count++) statuses.push((await guess(count)).status);
    expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 422));
    expect(statuses.slice(10)).toEqual([429, 429]);
  });
});
