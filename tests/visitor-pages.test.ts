/** Pages from memory: the same for every visitor, nobody else's, and never long behind the truth. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '#db/connection.server.ts';
import type { Client } from './setup/browserless.ts';
import { forgetTemplates } from './setup/demo-database.ts';
import { startServer, type TestServer } from './setup/server.ts';
import { sendRaw } from './setup/socket.ts';
import { openStory, type Story } from './setup/told-story.ts';

const monitor = 'a-token-that-only-the-monitor-knows';
const alike = (headers: Headers) =>
  [...headers].filter(([name]) => !/^(date|content-security-policy|etag|keep-alive)$/.test(name));

describe('a page for visitors', () => {
  let story: Story;
  let visitor: Client;
  beforeAll(async () => {
    story = await openStory('SQLite', { listen: true, environment: { METRICS_TOKEN: monitor } });
    visitor = await story.browser();
  }, 120_000);
  afterAll(async () => {
    await story.close();
    await forgetTemplates();
  });

  const ask = (path: string, headers: Record<string, string> = {}) =>
    fetch(story.server.origin + path, { headers, redirect: 'manual' });
  /** What another process wrote is seen after a second. */
  const later = () => sleep(1100);
  const retitle = (title: string) =>
    story.db
      .updateTable('pages')
      .set({ title })
      .where('slug', '=', 'about')
      .where('language', '=', 'en')
      .execute();

  it('is the same the second time, in each encoding, with and without its body', async () => {
    for (const encoding of ['br', 'gzip', 'identity']) {
      for (const path of ['/', '/verify', '/courses/the-journey-home']) {
        const headers = { 'accept-encoding': encoding };
        const [first, second] = [await ask(path, headers), await ask(path, headers)];
        expect(second.status).toBe(200);
        expect(alike(second.headers)).toEqual(alike(first.headers));
        expect(second.headers.get('content-encoding')).toBe(
          encoding === 'identity' ? null : encoding,
        );
        expect(await second.text()).toBe(await first.text());
        const policies = [first, second].map((it) => it.headers.get('content-security-policy'));
        expect(policies[0]).not.toBe(policies[1]);
      }
    }
    const head = await sendRaw(story.server.origin, ['HEAD / HTTP/1.1']);
    expect(head.status).toBe(200);
    expect(head.body).toBe('');
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(1000);
  });

  it('is nobody’s page, and nobody’s page is it', async () => {
    const grace = await story.browser('grace.atieno');
    for (const path of ['/', '/courses', '/verify']) {
      const open = await (await visitor.get(path)).text();
      const own = await grace.get(path);
      expect(own.headers.get('cache-control')).toBe('no-store');
      expect(await own.text()).not.toBe(open);
      const again = await visitor.get(path);
      expect(again.headers.has('set-cookie')).toBe(false);
      const html = await again.text();
      expect(html).toBe(open);
      expect(html).not.toContain('Grace');
    }
    expect((await ask('/', { cookie: 'session=x' })).headers.has('etag')).toBe(false);
  });

  it('is spoken in the language that was asked for, or chosen', async () => {
    const lang = async (headers: Record<string, string>) =>
      /<html lang="(\w+)"/.exec(await (await ask('/', headers)).text())![1];
    const french = await story.browser();
    await french.post('/language', { language: 'fr', next: '/' });
    const cookie = `language=${french.cookies.get('language')}`;
    for (const turn of [1, 2]) {
      expect(await lang({ 'accept-language': 'en-GB,en;q=0.9' }), String(turn)).toBe('en');
      expect(await lang({ 'accept-language': 'fr-HT,fr;q=0.9,en;q=0.1' })).toBe('fr');
      expect(await lang({ 'accept-language': 'xx' })).toBe('en');
      expect(await lang({ cookie, 'accept-language': 'en' })).toBe('fr');
      expect(await lang({ cookie: `${cookie}; other=1`, 'accept-language': 'en' })).toBe('fr');
    }
  });

  it('holds nothing that whoever asked first put into the request', async () => {
    const lies = [
      'Host: evil.example',
      'X-Forwarded-Host: evil.example',
      'X-Forwarded-Proto: evil',
      'X-Forwarded-For: 6.6.6.6',
      'Forwarded: host=evil.example',
      'X-Original-URL: /me',
      'X-Rewrite-URL: /me',
      'X-HTTP-Method-Override: POST',
      'Origin: https://evil.example',
      'Referer: https://evil.example/',
      'User-Agent: <evil>',
      'Range: bytes=0-5',
      'If-None-Match: "evil"',
    ];
    for (const path of ['/', '/verify', '/library', '/courses/the-journey-home', '/join']) {
      const clean = await ask(path, { 'accept-encoding': 'identity' });
      const html = await clean.text();
      await later();
      const poisoned = await sendRaw(story.server.origin, [`GET ${path} HTTP/1.1`, ...lies]);
      expect(poisoned.status).toBe(200);
      const after = await ask(path, { 'accept-encoding': 'identity' });
      expect(await after.text()).toBe(html);
      expect(alike(after.headers)).toEqual(alike(clean.headers));
      expect(`${JSON.stringify([...after.headers])}${html}`).not.toContain('evil');
    }
  });

  it('is not kept under an address with a query, or one that is not there', async () => {
    const typed = await (await ask('/verify?code=evil-code')).text();
    expect(typed).toContain('evil-code');
    expect(await (await ask('/verify')).text()).not.toContain('evil-code');
    for (const turn of [1, 2]) {
      const missing = await ask('/courses/no-such-course');
      expect(missing.status, String(turn)).toBe(404);
      expect(missing.headers.has('etag')).toBe(false);
    }
    expect(await (await ask('/sign-in?done=nothing')).text()).toContain('was not kept');
    expect(await (await ask('/sign-in')).text()).not.toContain('was not kept');
  });

  it('follows what another process wrote within a second, and what this one wrote at once', async () => {
    await ask('/about');
    await retitle('About, as another process has it');
    await later();
    expect(await (await ask('/about')).text()).toContain('About, as another process has it');
    await retitle('About, as it is now');
    await visitor.post('/language', { language: 'en', next: '/' });
    expect(await (await ask('/about')).text()).toContain('About, as it is now');
  });

  it('is sent once to who has it, unless it may not be kept at all', async () => {
    await ask('/courses');
    const first = await ask('/courses');
    const etag = first.headers.get('etag')!;
    const again = await ask('/courses', { 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect(again.headers.get('vary')).toBe(first.headers.get('vary'));
    const grace = await story.browser('grace.atieno');
    expect((await grace.get('/courses', { 'if-none-match': etag })).status).toBe(200);
    await ask('/sign-in');
    expect((await ask('/sign-in')).headers.has('etag')).toBe(false);
  });

  it('is made once for many who ask at the same moment', async () => {
    await later();
    const pages = await Promise.all(
      Array.from({ length: 40 }, async () => (await ask('/glossary')).text()),
    );
    expect(new Set(pages).size).toBe(1);
  });

  it('is counted like any other', async () => {
    const counted = async () => {
      const authorization = `Bearer ${monitor}`;
      const text = await (await ask('/metrics', { authorization })).text();
      const line =
        /journeyhome_request_seconds_count\{route="routes\/library\/library"[^}]*\} (\d+)/;
      return Number(line.exec(text)?.[1] ?? 0);
    };
    const before = await counted();
    for (let turn = 0; turn < 5; turn++) await (await ask('/library')).text();
    expect(await counted()).toBe(before + 5);
  });

  it('has left nothing in the log that needs mending', () => {
    expect(story.server.output()).toBe('');
  });
});

describe('a page for visitors that cannot be made', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ listen: true });
  });
  afterAll(() => server.stop());

  it('is refused to everybody who asked, and comes back by itself', async () => {
    const db = connect(server.databaseUrl);
    try {
      const about = () => fetch(`${server.origin}/about`);
      await db.schema.alterTable('pages').renameTo('hidden_pages').execute();
      const refused = await Promise.all(Array.from({ length: 5 }, about));
      expect(refused.map((it) => it.status)).toEqual([500, 500, 500, 500, 500]);
      await db.schema.alterTable('hidden_pages').renameTo('pages').execute();
      expect((await about()).status).toBe(404);
    } finally {
      await db.destroy();
    }
  });
});
