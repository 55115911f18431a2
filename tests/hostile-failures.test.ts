/** What breaks beneath the server: it says so in words, tells nothing, and carries on or ends well. */
import { rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { connect } from '#db/connection.server.ts';
import { Client } from './setup/browserless.ts';
import { engines, forgetTemplates } from './setup/demo-database.ts';
import { startServer } from './setup/server.ts';
import { openStory, type Story } from './setup/told-story.ts';

/** What only we should see. */
const inner =
  /Error:|\bat .*\(|node_modules|\.(js|ts):\d|select |insert |no such table|does not exist/i;

describe.each(engines)('a table that is gone (%s)', (engine) => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory(engine, { listen: true });
  }, 120_000);
  afterAll(() => story.close());
  afterAll(forgetTemplates);

  it('makes a page in the reader’s language, and an entry with an id in the log', async () => {
    await sql`drop table reflections`.execute(story.db);
    const french = await story.browser('nadege.pierre', { 'accept-language': 'en' });
    const lesson = '/courses/the-journey-home/lessons/why-family';
    await french.post('/language', { language: 'fr' });
    const written = { reflection: 'poverty-in-my-centre', text: 'Mots pour moi seule' };
    for (const asked of [french.get(lesson), french.post(`${lesson}/reflection`, written)]) {
      const broken = await asked;
      expect(broken.status).toBe(500);
      const html = await broken.text();
      expect(html).toContain('<title>Quelque chose s’est cassé chez nous · JOURNEYHOME</title>');
      expect(html).toContain('<html lang="fr"');
      expect(html).not.toMatch(inner);
      expect(html).toContain('href="/courses"');
    }
    const data = await (await french.get(`${lesson}.data`)).text();
    expect(data).not.toMatch(/no such table|does not exist|select|node_modules/i);
    const entries = story.server
      .output()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(entries.length).toBeGreaterThanOrEqual(2);
    for (const entry of entries) {
      expect(entry).toMatchObject({ level: 50, id: expect.stringMatching(/^[\w-]{36}$/) });
      expect(entry.error.message).toContain('reflections');
      expect(JSON.stringify(entry)).not.toContain('Mots pour moi');
    }
    expect((await french.get('/courses')).status).toBe(200);
  });

  it('and even who asks is unknown: still a page, in the language the browser asks for', async () => {
    const french = await story.browser('nadege.pierre', { 'accept-language': 'fr' });
    await sql`drop table sessions`.execute(story.db);
    const broken = await french.get('/me');
    expect(broken.status).toBe(503);
    const html = await broken.text();
    expect(html).toContain('<title>Nous n’avons pas accès à nos registres en ce moment');
    expect(html).not.toMatch(inner);
    expect((await french.get('/me.data')).status).toBe(503);
    expect((await french.post('/me', { name: 'A' })).status).toBe(503);
    const visitor = await story.browser();
    expect((await visitor.get('/courses')).status).toBe(200);
  });
});

describe('a database that goes away', () => {
  let story: Story | undefined;
  afterEach(() => story?.close());

  it('is not called well: the file was taken away beneath the server', async () => {
    story = await openStory('SQLite', { listen: true });
    const visitor = new Client(story.server.origin, { 'accept-language': 'fr' });
    expect((await visitor.get('/health')).status).toBe(200);
    rmSync(story.server.databaseUrl.replace('file:', ''));
    const health = await visitor.get('/health');
    expect(health.status).toBe(503);
    expect(await health.text()).not.toBe('');
    expect((await visitor.get('/no/such/page')).status).toBe(404);
  });

  it('is not written to where nobody will read it: what is sent is refused, and comes back', async () => {
    story = await openStory('SQLite', { listen: true });
    const learner = await story.browser('grace.atieno', { 'accept-language': 'fr' });
    rmSync(story.server.databaseUrl.replace('file:', ''));
    const refused = await learner.post('/me', { name: 'Grace Wanjiru', timeZone: 'UTC' });
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('30');
    const page = await refused.text();
    expect(page).toContain('Ce que vous venez d’envoyer n’a pas été gardé.');
    expect(page).toContain('<input type="hidden" name="name" value="Grace Wanjiru"/>');
    expect(page).toContain('<form method="post" action="/me"');
    const visitor = new Client(story.server.origin, { 'accept-language': 'fr' });
    expect((await visitor.get('/courses')).status).toBe(503);
    expect((await visitor.get('/courses.data')).status).toBe(503);
  });

  it('is waited for, and then said to be away: another process holds the file', async () => {
    story = await openStory('SQLite', { listen: true });
    const learner = await story.browser('grace.atieno');
    const holder = connect(story.server.databaseUrl);
    await sql`begin exclusive`.execute(holder);
    const broken = await learner.post('/me', {
      name: 'Grace',
      language: 'en',
      timeZone: 'UTC',
    });
    expect(broken.status).toBe(503);
    const page = await broken.text();
    expect(page).toContain('Nothing new can be kept just now');
    expect(page).toContain('What you just sent was not kept.');
    expect((await learner.get('/me')).status).toBe(200);
    expect((await learner.get('/health')).status).toBe(503);
    await sql`rollback`.execute(holder);
    await holder.destroy();
    expect((await learner.get('/health')).status).toBe(200);
    const kept = { name: 'Grace', language: 'en', timeZone: 'UTC' };
    expect((await learner.post('/me', kept)).status).toBe(303);
  }, 60_000);

  if (engines.includes('PostgreSQL'))
    it('is said to be away while PostgreSQL takes no writes, and while it is gone', async () => {
      story = await openStory('PostgreSQL', { listen: true });
      const learner = await story.browser('grace.atieno');
      const name = new URL(story.server.databaseUrl).pathname.slice(1);
      const admin = new pg.Client({ connectionString: process.env.TEST_POSTGRES_URL });
      await admin.connect();
      const cut = (how: string) =>
        admin
          .query(how)
          .then(() =>
            admin.query(
              `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
            ),
          );
      await cut(`alter database ${name} set default_transaction_read_only = on`);
      await expect.poll(async () => (await learner.get('/me')).status).toBe(200);
      expect((await learner.get('/health')).status).toBe(503);
      const profile = { name: 'Grace', language: 'en', timeZone: 'UTC' };
      const refused = await learner.post('/me', profile);
      expect(refused.status).toBe(503);
      expect(await refused.text()).toContain('What you just sent was not kept.');

      await cut(`alter database ${name} with allow_connections = false`);
      await expect.poll(async () => (await learner.get('/me')).status).toBe(503);
      expect(await (await learner.get('/')).text()).toContain('We cannot reach our records');
      expect((await learner.get('/health')).status).toBe(503);
      expect((await new Client(story.server.origin).get('/courses')).status).toBe(503);
      // What the phone sends does not even come to ask for its attempt.
      const unkept = await learner.post('/attempts/some/answers', { pageId: 'page' });
      expect(unkept.status).toBe(503);
      expect(unkept.headers.get('retry-after')).toBe('30');
      expect(await unkept.text()).toContain('What you just sent was not kept.');

      await admin.query(`alter database ${name} with allow_connections = true`);
      await admin.query(`alter database ${name} reset default_transaction_read_only`);
      await cut('select 1');
      await expect.poll(async () => (await learner.get('/health')).status).toBe(200);
      expect((await learner.post('/me', profile)).status).toBe(303);
      await admin.end();
    }, 60_000);

  it('is not waited for without end where it takes the call and says nothing', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready));
    const { port } = silent.address() as AddressInfo;
    const starting = startServer({
      databaseUrl: `postgres://nobody@127.0.0.1:${port}/nothing`,
      listen: true,
    });
    await expect(starting).rejects.toThrow('ended with 1');
    silent.close();
  });
});
