/** docs/LIMITS.md says how often and how much; this holds it against the code, and uses the limits up. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { access } from '#app/http/access.ts';
import { pace } from '#app/http/pace.server.ts';
import { allowances, type Limit } from '#app/platform/limits/limits.server.ts';
import type { Client } from './setup/browserless.ts';
import { digest } from './setup/database-state.ts';
import { addressesOf, openStory, type Story } from './setup/told-story.ts';
import { forgetTries, useUp } from './setup/tries.ts';

const root = join(import.meta.dirname, '..');
const cells = readFileSync(join(root, 'docs/LIMITS.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

it('says how often', () => {
  const said = cells
    .filter(([name]) => Object.hasOwn(allowances, name!))
    .map(([name, what, by, most, minutes]) => {
      expect(what && by, name).toBeTruthy();
      const duration = Number(/^(\d+) minutes$/.exec(minutes!)?.[1]) * 60;
      return [name, { points: Number(most), duration }];
    });
  expect(said).toEqual(Object.entries(allowances));
});

it('says how much', () => {
  const rows = cells.filter(([, , , where]) => /^`.*`$/.test(where ?? ''));
  expect(rows.length).toBeGreaterThan(15);
  for (const [what, most, name, where] of rows) {
    const source = readFileSync(join(root, where!.slice(1, -1)), 'utf8');
    const value = new RegExp(`\\b${name}(?: =|:) ([\\d_ *]+)[,;]`).exec(source)?.[1] ?? '';
    const product = value.split('*').reduce((all, it) => all * Number(it.replaceAll('_', '')), 1);
    expect(product, what).toBe(Number(most));
  }
});

it('paces only what somebody may ask for, by limits that are all used', () => {
  for (const [route, paces] of Object.entries(pace))
    for (const [verb, { person, address }] of Object.entries(paces)) {
      const rule = access[route]?.[verb as 'get' | 'post'];
      expect(rule, `${verb} ${route}`).toBeDefined();
      expect(person ?? address, route).toBeDefined();
      // Where anybody may ask, who is nobody is counted too.
      if (rule?.who === 'anyone' && verb === 'get') expect(address, route).toBeDefined();
    }
});

const typing: Record<string, Record<string, string>> = {
  'routes/staff/new': { list: 'Agnes Wambui, 0712 345678 kept', position: 'Cook kept' },
  'routes/requirements/enrolments': { due: '2027-05-01' },
  'routes/applications/apply': { name: 'House of kept words', why: 'Because we kept them' },
  'routes/talk/report': { reason: 'This reason is kept' },
  'routes/series/new': { title: 'A circle kept', purpose: 'To keep what was typed' },
};

const askers: Record<string, string> = {
  'routes/steward/people': 'aminata.kamara',
  'routes/steward/audit': 'aminata.kamara',
  'routes/steward/audit-csv': 'aminata.kamara',
  'routes/participation/figures-csv': 'aminata.kamara',
  'routes/certificates/pdf': 'halima.abdi',
  'routes/participation/pdf': 'halima.abdi',
  'routes/talk/report': 'grace.atieno',
  'routes/applications/apply': 'grace.atieno',
  'routes/series/new': 'malee.srisuk',
};

describe('what is asked for too often', () => {
  let story: Story;
  let paths: Map<string, string>;
  const browsers = new Map<string, Client>();
  beforeAll(async () => {
    story = await openStory('SQLite', { listen: true });
    paths = new Map((await addressesOf(story, 'halima.abdi')).map((it) => [it.route, it.path]));
    for (const who of new Set(['moses.okello', ...Object.values(askers)]))
      browsers.set(who, await story.browser(who, { 'accept-language': 'en' }));
  }, 120_000);
  afterAll(() => story.close());

  const paced = Object.entries(pace).flatMap(([route, paces]) =>
    (['get', 'post'] as const).flatMap((verb) =>
      paces[verb] ? [{ route, verb, ...paces[verb] }] : [],
    ),
  );

  it.each(paced)('has to rest: $verb $route', async ({ route, verb, person, address, typed }) => {
    forgetTries(story.server.databaseUrl);
    const who = askers[route] ?? 'moses.okello';
    const path = paths.get(route)!;
    const browser = browsers.get(who)!;
    const fields = typing[route] ?? {};
    const ask = (client: Client) =>
      verb === 'get'
        ? client.get(path)
        : client.post(path, { id: randomUUID(), ...(typed ? fields : {}) });
    expect((await ask(browser)).status, 'before').not.toBe(429);
    const id = await story.personId(who);
    useUp(story.server.databaseUrl, person!, id);
    const before = await digest(story.db);
    await expectRest(await ask(browser), typed ? fields : {});
    expect(await digest(story.db)).toBe(before);
    if (verb === 'get') {
      const asData = await browser.get(`${path}.data`);
      if (asData.status !== 404) expect(asData.status).toBe(429);
    }
    // Somebody else goes on, and so does everything else.
    expect((await browser.get('/courses')).status).toBe(200);
    if (!address || access[route]?.[verb]?.who !== 'anyone') return;
    const visitor = await story.browser();
    expect((await ask(visitor)).status).not.toBe(429);
    useUp(story.server.databaseUrl, address, '127.0.0.1');
    await expectRest(await ask(visitor), {});
  });

  async function expectRest(answer: Response, fields: Record<string, string>): Promise<void> {
    expect(answer.status).toBe(429);
    const seconds = Number(answer.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(3600);
    const html = await answer.text();
    if (Object.keys(fields).length === 0)
      expect(html).toMatch(/Wait (one|\d+) minutes?, then ask again/);
    else expect(html).toContain('What you typed is still here');
    for (const typed of Object.values(fields)) expect(html).toContain(typed);
  }

  it('by people who sign in, up, or ask for a link says so too', async () => {
    const use = (limit: Limit, of: string) => useUp(story.server.databaseUrl, limit, of);
    const visitor = await story.browser();
    visitor.headers['accept-language'] = 'en';
    for (const limit of ['sign-in-address', 'sign-up-address', 'reset-address'] as const)
      use(limit, '127.0.0.1');
    const passphrase = 'lamp river seven mango';
    const forms: [string, Record<string, string>][] = [
      ['/sign-in', { who: 'kept@example.org', passphrase }],
      ['/sign-up', { name: 'Kept Name', email: 'kept@example.org', passphrase }],
      ['/password/forgotten', { email: 'kept@example.org' }],
    ];
    for (const [path, fields] of forms) {
      const answer = await visitor.post(path, fields);
      expect(answer.status, path).toBe(429);
      expect(Number(answer.headers.get('retry-after')), path).toBeGreaterThan(0);
      const html = await answer.text();
      expect(html, path).toMatch(/Wait (one|\d+) minutes?, then try again/);
      expect(html, path).toContain('kept@example.org');
      expect(html, path).not.toContain(passphrase);
      if (path === '/sign-in') expect(html).toContain('You need not wait if you read the e-mail');
    }
    use('join-address', '127.0.0.1');
    const slip = await visitor.get('/join/0123-4567-89AB');
    expect(slip.status).toBe(429);
    expect(Number(slip.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('leaves nothing in the log that needs mending', () => {
    expect(story.server.output()).toBe('');
  });
});
