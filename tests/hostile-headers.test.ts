/** Whatever the answer is, it says how browsers must treat it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import type { Client } from './setup/browserless.ts';
import { startServer, type TestServer } from './setup/server.ts';
import { sendRaw } from './setup/socket.ts';
import { openStory, type Story } from './setup/told-story.ts';

function expectSealed(headers: Headers, what: string): void {
  const policies = headers.get('content-security-policy') ?? '';
  expect(policies, what).toContain("default-src 'none'");
  expect(policies, what).toContain("frame-ancestors 'none'");
  expect(policies, what).toContain("base-uri 'none'");
  expect(policies, what).toContain("form-action 'self'");
  expect(policies, what).not.toMatch(/unsafe|\*|https?:/);
  expect(Object.fromEntries(headers), what).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
  expect(headers.get('permissions-policy'), what).toContain('camera=()');
  expect(headers.has('x-powered-by'), what).toBe(false);
  expect(headers.has('access-control-allow-origin'), what).toBe(false);
}

describe('headers', () => {
  let story: Story;
  let visitor: Client;
  let holder: Client;
  let number: string;

  beforeAll(async () => {
    story = await openStory('SQLite', { listen: true });
    visitor = await story.browser();
    holder = await story.browser('halima.abdi');
    const certificate = await story.db
      .selectFrom('certificates')
      .select('number')
      .where('person_id', '=', await story.personId('halima.abdi'))
      .executeTakeFirstOrThrow();
    number = certificate.number;
    await story.db
      .insertInto('files')
      .values({ hash: 'f'.repeat(64), type: 'image/svg+xml', name: 'a.svg', base64: 'PHN2Zy8+' })
      .execute();
  }, 120_000);
  afterAll(() => story.close());

  it('seal every kind of answer', async () => {
    const stylesheet = /href="(\/assets\/[^"]+\.css)"/.exec(await (await visitor.get('/')).text())!;
    const asset = await visitor.get(stylesheet[1]!);
    expect(asset.headers.get('content-type')).toBe('text/css; charset=utf-8');
    const answers: [status: number, what: string, response: Promise<Response>][] = [
      [200, 'page', visitor.get('/courses')],
      [200, 'page of one’s own', holder.get('/me')],
      [303, 'redirect', visitor.get('/me')],
      [303, 'redirect of a route', visitor.get('/verify?code=' + number)],
      [404, 'not found', visitor.get('/no/such/page')],
      [403, 'not for you', holder.get('/steward')],
      [405, 'a step', visitor.get('/sign-out')],
      [401, 'data', visitor.get('/me.data')],
      [200, 'data', holder.get('/me.data')],
      [410, 'gone', visitor.get('/confirm/never')],
      [422, 'refilled', visitor.post('/sign-in', { who: '' })],
      [403, 'foreign form', visitor.post('/sign-in', {}, { origin: 'https://evil.example' })],
      [413, 'too long', visitor.post('/sign-in', { who: 'a'.repeat(300_000) })],
      [200, 'asset', visitor.get(stylesheet[1]!)],
      [200, 'picture', visitor.get('/favicon.svg')],
      [200, 'script', visitor.get('/phone.js')],
      [200, 'PDF', holder.get(`/certificates/${number}.pdf`)],
      [200, 'file', visitor.get(`/files/${'f'.repeat(64)}`)],
      [206, 'part of a file', visitor.get(`/files/${'f'.repeat(64)}`, { range: 'bytes=0-1' })],
      [404, 'no file', visitor.get(`/files/${'0'.repeat(64)}`)],
      [200, 'health', visitor.get('/health')],
    ];
    for (const [status, what, coming] of answers) {
      const response = await coming;
      expect(response.status, what).toBe(status);
      expectSealed(response.headers, what);
    }
  });

  it('seal what is refused before it is understood', async () => {
    for (const [status, lines] of [
      [400, ['GET * HTTP/1.1']],
      [
        411,
        ['POST /sign-in HTTP/1.1', 'Sec-Fetch-Site: same-origin', 'Transfer-Encoding: chunked'],
      ],
      [415, ['POST /sign-in HTTP/1.1', 'Sec-Fetch-Site: same-origin', 'Content-Length: 9']],
    ] as const) {
      const answer = await sendRaw(story.server.origin, [...lines], '{"a":"b"}');
      expect(answer.status).toBe(status);
      expectSealed(answer.headers, String(status));
      expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
      expect(answer.body.length).toBeGreaterThan(20);
    }
  });

  it('give a browser a page for what is refused, and everything else a line', async () => {
    const tooLong = [
      'POST /sign-in HTTP/1.1',
      'Sec-Fetch-Site: same-origin',
      'Content-Length: 300000',
    ];
    const asked = [...tooLong, 'Accept: text/html,*/*;q=0.8', 'Accept-Language: fr'];
    const page = await sendRaw(story.server.origin, asked, '');
    expect(page.status).toBe(413);
    expectSealed(page.headers, 'the page');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.body).toContain('<html lang="fr">');
    expect(page.body).toContain('raccourcissez');
    expect(page.body).toContain('href="/help/worried-about-a-child"');
    const line = await sendRaw(story.server.origin, [...tooLong, 'Accept: */*'], '');
    expect(line.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  });

  it('let no page that somebody signed in saw stay anywhere', async () => {
    for (const path of ['/', '/me', '/courses', '/steward', '/no/such/page', '/me.data']) {
      expect((await holder.get(path)).headers.get('cache-control'), path).toBe('no-store');
    }
    const pdf = await holder.get(`/certificates/${number}.pdf`);
    expect(pdf.headers.get('cache-control')).toBe('no-store');
    expect((await visitor.get('/sign-in')).headers.get('cache-control')).toBe('no-store');
    expect((await visitor.get('/courses')).headers.get('vary')).toMatch(/cookie/i);
  });

  it('give every answer a nonce of its own, and no page a script or style inside', async () => {
    const nonce = async () =>
      /'nonce-([^']+)'/.exec((await visitor.get('/')).headers.get('content-security-policy')!)?.[1];
    expect(await nonce()).not.toBe(await nonce());
    for (const path of ['/', '/courses', '/sign-in', '/certificates', '/no/such/page']) {
      const html = await (await holder.get(path)).text();
      expect(html.match(/<script(?![^>]* src=)[^>]*>/g), path).toBeNull();
      expect(html.match(/<style|<[^>]+ (style|on\w+)=/gi), path).toBeNull();
    }
  });

  it('say what else an address answers to', async () => {
    expect((await visitor.get('/sign-out')).headers.get('allow')).toBe('POST');
    expect((await visitor.post('/courses')).headers.get('allow')).toBe('GET, HEAD');
  });

  it('seal the page for what broke, too', async () => {
    await sql`drop table pages`.execute(story.db);
    const response = await visitor.get('/about');
    expect(response.status).toBe(500);
    expectSealed(response.headers, '500');
  });
});

describe('headers behind a proxy with TLS', () => {
  let server: TestServer;
  const site = 'https://learn.example.org';
  beforeAll(async () => {
    server = await startServer({ environment: { PUBLIC_URL: site, TRUST_PROXY: '1' } });
  });
  afterAll(() => server.stop());

  it('keep browsers on https, and cookies from a neighbouring subdomain', async () => {
    const response = await fetch(`${server.origin}/sign-up`, {
      method: 'POST',
      redirect: 'manual',
      // The proxy calls the process by a name of its own.
      headers: { origin: site },
      body: new URLSearchParams({
        name: 'Grace Atieno',
        email: 'grace@example.org',
        passphrase: 'lamp river seven mango',
      }),
    });
    expect(response.status).toBe(303);
    expect(response.headers.get('strict-transport-security')).toContain('max-age=31536000');
    expect(response.headers.getSetCookie()[0]).toMatch(
      /^__Host-session=[\w-]{43};.*HttpOnly;.*Secure/,
    );
  });

  it('take forms from the address that people type, and no other', async () => {
    for (const origin of [server.origin, 'http://learn.example.org', `${site}:8443`]) {
      const response = await fetch(`${server.origin}/sign-out`, {
        method: 'POST',
        headers: { origin },
      });
      expect(response.status, origin).toBe(403);
    }
  });

  it('are taken from the proxy for the client’s address alone', async () => {
    const lies = { 'x-forwarded-host': 'evil example:1', 'x-forwarded-proto': 'evil:' };
    const response = await fetch(`${server.origin}/verify`, { headers: lies });
    expect(response.status).toBe(200);
    const plain = await fetch(`${server.origin}/verify`);
    expect(await response.text()).toBe(await plain.text());
  });
});
