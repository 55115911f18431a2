/** Addresses and verbs as nobody types them: none breaks the server, and none opens a closed door. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendRaw } from './setup/socket.ts';
import { openStory, type Story } from './setup/told-story.ts';

describe('addresses', () => {
  let story: Story;
  let learner: string;
  let steward: string;
  beforeAll(async () => {
    story = await openStory('SQLite', { listen: true });
    const cookie = async (username: string) =>
      `Cookie: session=${(await story.browser(username)).cookies.get('session')}`;
    learner = await cookie('grace.atieno');
    steward = await cookie('aminata.kamara');
  }, 120_000);
  afterAll(() => story.close());

  const get = (path: string, ...headers: string[]) =>
    sendRaw(story.server.origin, [`GET ${path} HTTP/1.1`, ...headers]);

  it.each([
    '/files/..\\me',
    '/files/..\\steward\\people',
    '/files\\..\\..\\me',
    '/files/%2e%2e/me',
    '/courses/.%2E/steward/audit',
    '/confirm/x/../../certificates',
    '/courses/the-journey-home/lessons/why-family%2faid',
    '/courses/x/..%5c../aid\\..\\withdrawal',
    '/me?_data=routes%2Faccount%2Fme',
    '/me?_data=root&index',
    '/steward?_routes=routes/pages/about',
    '/me/',
    '/ME',
    '/me#/courses',
  ])('do not lead past the gate: %s', async (path) => {
    const asked = await get(path);
    expect([303, 404]).toContain(asked.status);
    if (asked.status === 303) expect(asked.headers.get('location')).toMatch(/^\/sign-in\?next=%2F/);
  });

  it.each(['/steward/people', '/files/..\\steward', '/%2e/steward/audit', '/about/..\\steward'])(
    'do not make a steward of a learner: %s',
    async (path) => {
      expect((await get(path, learner)).status).toBe(403);
    },
  );

  it.each([
    '/me.data',
    '/me.data?_routes=root',
    '/me.data?_routes=routes/account/me',
    '/me.data?_routes=',
    '/me.data?_data=routes/account/me',
    '/me.data?index',
    '/certificates.data',
    '/files/..\\me.data',
    '/about/%2e%2e/steward/people.data?_routes=root',
    '/me/.data',
  ])('give no data without a session: %s', async (path) => {
    const asked = await get(path);
    expect(asked.status).toBe(401);
    expect(asked.body).toBe('');
  });

  it.each([
    ['/%00', 404],
    ['/courses?search=%00', 404],
    ['/%FF', 404],
    ['/%', 404],
    ['/courses?x=%FF&y=100%', 200],
    ['/courses?_data=routes/pages/about', 200],
    ['//', 200],
    ['//evil.example/..', 200],
    ['//evil.example/me', 404],
    ['/..;/steward', 404],
    ['/steward/..;/..;/courses', 404],
    ['/assets/..%2f..%2fserver/serve.js', 404],
    ['/assets/../../package.json', 404],
    ['/.vite/manifest.json', 404],
    ['/.git/config', 404],
    ['/constructor', 404],
    ['/courses/__proto__', 404],
    ['/courses/%F0%9F%8F%A0/lessons/%E0%B8%A1/aid', 404],
    ['/certificates/%0d%0aSet-Cookie:%20a=b', 404],
    ['/sign-in?done=__proto__&next=constructor', 200],
    [`/${'a'.repeat(12_000)}`, 404],
    [`/courses?${'a=b&'.repeat(3000)}`, 200],
    [`/courses/${'../'.repeat(3000)}`, 200],
    [`/${'%25'.repeat(3000)}`, 404],
    [`/${'a'.repeat(70_000)}`, 431],
    ['http://evil.example/courses', 400],
    ['*', 400],
  ])('are answered: %s', async (path, status) => {
    const asked = await get(path);
    expect(asked.status).toBe(status);
    expect(asked.headers.has('set-cookie')).toBe(false);
  });

  it('too long to come back to are not come back to', async () => {
    const asked = await get(`/me?${'a=b&'.repeat(3000)}`);
    expect(asked.headers.get('location')).toBe('/sign-in?next=%2F');
  });

  it.each([
    '/steward/people?search=%25%27%22%3B--%20drop%20table%20people',
    `/steward/people?search=${'a'.repeat(8000)}`,
    '/steward/people?search=%ED%A0%80%F0%9F%8F%A0&search=b&sort=password_hash&order=desc;',
    '/steward/messages?state=__proto__&before=x',
    '/steward/messages?state=sent%27&before=2026-11-22T00:00:00.000Z_%27',
    '/steward/audit?before=9999-99-99T99:99:99.999Z_zzz',
    '/steward/audit?before=2026-11-22T00:00:00.000Z_' + 'a'.repeat(65),
    '/steward/audit?before[]=x&before=',
    '/steward/audit?deed=__proto__&who=%27%3B--&from=9999-99-99&until=%27',
    '/steward/people/nobody%27%3B--?refused=__proto__',
    '/steward?certificate=%F0%9F%8F%A0%2E%2E%2F',
  ])('mean what they say to a steward: %s', async (path) => {
    expect([200, 404]).toContain((await get(path, steward)).status);
  });

  it('name days: one that is in no calendar is not asked for', async () => {
    const entries = async (query: string) => {
      const { status, body } = await get(`/steward/audit${query}`, steward);
      expect(status).toBe(200);
      return body.match(/<time/g)?.length ?? 0;
    };
    const all = await entries('');
    expect(all).toBeGreaterThan(5);
    expect(await entries('?from=9999-12-31')).toBe(0);
    for (const day of ['9999-99-99', '9999-02-30', '99999-01-01', "9999-12-31'--", '9999'])
      expect(await entries(`?from=${encodeURIComponent(day)}`), day).toBe(all);
  });

  it('lead nowhere else after signing in, signing up or choosing a language', async () => {
    const elsewhere = [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/%5cevil.example',
    ];
    elsewhere.push(
      '/%09/evil.example',
      '/\t/evil.example',
      '/.//evil.example',
      'javascript:alert(1)',
    );
    const person = await story.browser('grace.atieno');
    const visitor = await story.browser();
    for (const [count, next] of elsewhere.entries()) {
      const query = `?next=${encodeURIComponent(next)}`;
      const account = { who: 'learner@example.org', passphrase: 'journey home demo' };
      const newcomer = {
        name: 'M',
        email: `m${count}@example.org`,
        passphrase: 'lamp river seven mango',
      };
      const answers = [
        await (await story.browser()).post(`/sign-in${query}`, account),
        await (await story.browser()).post(`/sign-up${query}`, newcomer),
        await person.get(`/sign-in${query}`),
        await person.get(`/sign-up${query}`),
        await person.post('/language', { language: 'en', next }),
        await visitor.post('/language', { language: 'en', next }),
      ];
      for (const answer of answers) {
        expect(answer.status, next).toBe(303);
        expect(answer.headers.get('location'), next).toBe('/');
      }
    }
  });

  it('are asked for by GET, HEAD and POST alone', async () => {
    const here = `Origin: ${story.server.origin}`;
    for (const method of ['OPTIONS', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND', 'PURGE']) {
      for (const path of ['/courses', '/sign-in', '/sign-out', '/me', '/health', '/me.data']) {
        const lines = [`${method} ${path} HTTP/1.1`, here, learner, 'Content-Length: 0'];
        const answer = await sendRaw(story.server.origin, lines);
        expect(answer.status, `${method} ${path}`).toBe(405);
        expect(answer.body, `${method} ${path}`).not.toContain('session=');
      }
    }
    const odd = await sendRaw(story.server.origin, ['CONNECT evil.example:443 HTTP/1.1']);
    expect(odd.status).toBe(0);
    expect((await sendRaw(story.server.origin, ['BREW / HTTP/1.1'])).status).toBe(400);
  });

  it('are one verb, whatever a form says about another', async () => {
    const browser = await story.browser('grace.atieno');
    const also = { 'x-http-method-override': 'GET', 'x-method-override': 'GET' };
    const out = await browser.post('/sign-out?_method=GET', { _method: 'GET' }, also);
    expect(out.headers.get('location')).toBe('/signed-out');
    expect((await get('/sign-out?_method=POST', learner)).status).toBe(405);
  });

  it('answer HEAD as GET, without the body', async () => {
    for (const path of ['/courses', '/sign-in', '/no/such/page', '/health', '/courses.data', '/me'])
      for (const who of [[], [learner]]) {
        const head = await sendRaw(story.server.origin, [`HEAD ${path} HTTP/1.1`, ...who]);
        const whole = await get(path, ...who);
        expect(head.status, path).toBe(whole.status);
        expect(head.headers.get('location'), path).toBe(whole.headers.get('location'));
        expect(head.body, path).toBe('');
      }
  });

  it('have left nothing in the log that needs mending', () => {
    expect(story.server.output()).toBe('');
  });
});
