/** The log of a whole day of a site: what it tells who runs it, and what it keeps to itself. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from './setup/browserless.ts';
import { foundInMail, mailsIn } from './setup/mails.ts';
import { openStory, type Story } from './setup/told-story.ts';

interface Line {
  time: string;
  id?: string;
  method?: string;
  route?: string;
  status?: number;
  person?: string;
  refused?: string | number;
  limit?: string;
  signIn?: { way: string; outcome: string; person?: string };
  error?: { message: string };
}

describe('the log', () => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory('SQLite', { listen: true, environment: { LOG_LEVEL: 'debug' } });
  }, 120_000);
  afterAll(() => story.close());

  const lines = () =>
    story.server
      .output()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
  /** The line is written when the answer is through. */
  const lineOf = async (found: (line: Line) => boolean): Promise<Line> => {
    await expect.poll(() => lines().some(found)).toBe(true);
    return lines().findLast(found)!;
  };
  const client = () => new Client(story.server.origin);

  it('has one line a request: when, what, by whom, how it ended, and an id of its own', async () => {
    const grace = await story.browser('grace.atieno');
    const person = await story.personId('grace.atieno');
    await grace.get('/me');
    const line = await lineOf((it) => it.route === 'routes/account/me' && it.status === 200);
    expect(line).toMatchObject({ method: 'GET', person });
    expect(line.id).toMatch(/^[\w-]{36}$/);
    expect(new Date(line.time).toISOString()).toBe(line.time);
    await client().get('/courses');
    const visitors = await lineOf((it) => it.route === 'routes/courses/courses');
    expect(visitors).not.toHaveProperty('person');
    const ids = lines().flatMap((it) => (it.method ? [it.id] : []));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says who came in and how, and who did not', async () => {
    const learner = await story.personId('grace.atieno');
    const who = 'learner@example.org';
    const tries: [fields: Record<string, string>, expected: Line['signIn']][] = [
      [
        { who, passphrase: 'not the right one at all' },
        { way: 'phrase', person: learner, outcome: 'no-match' },
      ],
      [
        { who: 'nobody.at.all@example.org', passphrase: 'not the right one' },
        { way: 'phrase', outcome: 'no-match' },
      ],
      [
        { who: 'joyce.nafula', passphrase: '402719' },
        { way: 'pin', person: await story.personId('joyce.nafula'), outcome: 'no-match' },
      ],
      [
        { who: 'joyce.nafula', passphrase: '402718' },
        { way: 'pin', person: await story.personId('joyce.nafula'), outcome: 'in' },
      ],
      [
        { who, passphrase: 'journey home demo' },
        { way: 'phrase', person: learner, outcome: 'in' },
      ],
    ];
    for (const [fields, expected] of tries) {
      const before = lines().filter((it) => it.signIn).length;
      await client().post('/sign-in', fields);
      await expect.poll(() => lines().filter((it) => it.signIn).length).toBe(before + 1);
      expect(lines().findLast((it) => it.signIn)!.signIn).toEqual(expected);
    }
    await client().post('/sign-up', {
      ...{ name: 'Wambui Otieno', email: 'wambui@example.org', timeZone: 'Africa/Nairobi' },
      passphrase: 'river candle nine boat',
    });
    await lineOf((it) => it.signIn?.way === 'sign-up' && it.signIn.outcome === 'in');
    await client().post('/join/0000-0000-0000', { passphrase: 'river candle nine boat' });
    await lineOf((it) => it.signIn?.way === 'slip' && it.signIn.outcome === 'code-over');
    await client().post('/password/forgotten', { email: who });
    const link = await foundInMail(story.server.mailDirectory, /\/password\/new\/[\w-]{43}/);
    await client().post(link, { passphrase: 'stone window eight cup' });
    await lineOf((it) => it.signIn?.way === 'reset-link' && it.signIn.person === learner);
  });

  it('says who was turned away, and why', async () => {
    const grace = await story.browser('grace.atieno');
    const person = await story.personId('grace.atieno');
    await grace.get('/steward');
    expect(await lineOf((it) => it.refused === 403)).toMatchObject({ person, status: 403 });
    await client().get('/me');
    expect(await lineOf((it) => it.refused === 'sign-in')).toMatchObject({ status: 303 });
    await grace.get(`/organizations/nobodys-home`);
    expect(await lineOf((it) => it.status === 404)).toMatchObject({ person });
    await client().post('/sign-in', { who: 'a' }, { origin: 'https://evil.example' });
    await lineOf((it) => it.refused === 'core.refused.foreign' && it.status === 403);
    await client().post('/sign-in', { who: 'a'.repeat(300_000) });
    await lineOf((it) => it.refused === 'core.refused.tooLong' && it.status === 413);
    for (let count = 0; count < 6; count++)
      await client().post('/sign-in', { who: 'halima.abdi', passphrase: `30518${count}` });
    await lineOf((it) => it.limit === 'pin-pair');
    expect(await lineOf((it) => it.signIn?.outcome === 'limited')).toMatchObject({ status: 429 });
  });

  it('has the number that the page says when something broke', async () => {
    await sql`drop table reflections`.execute(story.db);
    const grace = await story.browser('grace.atieno');
    const broken = await grace.get('/courses/the-journey-home/lessons/why-family');
    expect(broken.status).toBe(500);
    const [, id] = /send this number along: ([\w-]{36})/.exec(await broken.text())!;
    const request = await lineOf((it) => it.id === id && it.status === 500);
    expect(request.route).toBe('routes/courses/lesson');
    expect((await lineOf((it) => it.id === id && it.error !== undefined)).error!.message).toContain(
      'reflections',
    );
    // A page that is not there says no number: it must be the same for everybody.
    expect(await (await grace.get('/no/such/page')).text()).not.toMatch(/[\w-]{36}</);
  });

  it('holds nothing that opens an account, and nobody’s name, address or words', async () => {
    const joyce = await story.browser('joyce.nafula');
    await joyce.post('/me', { name: 'Joyce Renamed', language: 'en', timeZone: 'UTC' });
    await joyce.get('/search?q=words-in-the-address');
    await joyce.get('/steward/people?q=grace');
    const output = story.server.output();
    const tokens = mailsIn(story.server.mailDirectory).flatMap(
      (mail) => /\/(?:new|confirm)\/([\w-]{43})/.exec(mail)?.[1] ?? [],
    );
    expect(tokens.length).toBeGreaterThan(0);
    const secrets = [
      ...['@example.org', 'journey home demo', '402718', '30518', 'stone window', 'river candle'],
      ...['Grace', 'Wambui', 'Joyce', 'joyce.nafula', 'words-in-the-address', '127.0.0.1'],
      ...['0000-0000', joyce.cookies.get('session')!],
      ...tokens,
    ];
    for (const secret of secrets) expect(output).not.toContain(secret);
    expect(lines().filter((it) => it.method).length).toBeGreaterThan(25);
  });
});
