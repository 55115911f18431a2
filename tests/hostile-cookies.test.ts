/** Cookies that no server of ours gave, and sessions of people who are no longer let in. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashToken, newToken } from '#app/platform/ids/ids.server.ts';
import { Client } from './setup/browserless.ts';
import { sendRaw } from './setup/socket.ts';
import { openStory, type Story } from './setup/told-story.ts';

describe('cookies', () => {
  let story: Story;
  let token: string;
  beforeAll(async () => {
    story = await openStory('SQLite', { listen: true });
    token = (await story.browser('grace.atieno')).cookies.get('session')!;
  }, 120_000);
  afterAll(() => story.close());

  const me = (...cookies: string[]) =>
    sendRaw(story.server.origin, ['GET /me HTTP/1.1', ...cookies.map((it) => `Cookie: ${it}`)]);

  it.each([
    'session=../../x',
    'session=..%2f..%2fetc%2fpasswd',
    `session=${'A'.repeat(43)}`,
    `session=${'A'.repeat(8192)}`,
    "session=' or 1=1 --",
    'session=%00',
    'session=%E0%A4%A',
    'session=__proto__',
    'session={"id":1}',
    'session=',
    'session',
    '=;;;=;',
    'language=!!!; session=%',
    'language=eyJ4IjoxfQ%3D%3D',
    'language=WzFd',
    'language=%',
  ])('that are no session are no session: %s', async (cookie) => {
    const asked = await me(cookie);
    expect(asked.status).toBe(303);
    expect(asked.headers.get('location')).toBe('/sign-in?next=%2Fme');
    const page = await sendRaw(story.server.origin, ['GET /courses HTTP/1.1', `Cookie: ${cookie}`]);
    expect(page.status).toBe(200);
    expect(page.body).toContain('<html lang="en"');
  });

  it('may stand twice in a request: what is no token keeps nobody out', async () => {
    for (const pair of [
      [`session=${token}`, 'session=x'],
      ['session=x', `session=${token}`],
      [`session=x; session=${token}`],
    ]) {
      expect((await me(...pair)).status, pair.join()).toBe(200);
    }
  });

  it('hold the token alone: what the database stores opens nothing', async () => {
    expect((await me(`session=${token}`)).status).toBe(200);
    expect((await me(`session=${hashToken(token)}`)).status).toBe(303);
    const { id } = await story.db.selectFrom('sessions').select('id').executeTakeFirstOrThrow();
    expect((await me(`session=${id}`)).status).toBe(303);
    expect((await me(`session=${id.slice(0, 43)}`)).status).toBe(303);
  });

  it('planted before signing in are worth nothing afterwards', async () => {
    const account = { who: 'learner@example.org', passphrase: 'journey home demo' };
    const mallory = await story.browser('halima.abdi');
    const planted = mallory.cookies.get('session')!;
    for (const before of [newToken(), planted]) {
      const victim = new Client(story.server.origin);
      victim.cookies.set('session', before);
      expect((await victim.post('/sign-in', account)).status).toBe(303);
      expect(victim.cookies.get('session')).toMatch(/^[\w-]{43}$/);
      expect(victim.cookies.get('session')).not.toBe(before);
      expect((await me(`session=${before}`)).status).toBe(303);
    }
  });

  it('stop working when their session is over', async () => {
    const browser = await story.browser('david.mutua');
    await story.db
      .updateTable('sessions')
      .set({ expires_at: new Date(Date.now() - 1000).toISOString() })
      .where('id', '=', hashToken(browser.cookies.get('session')!))
      .execute();
    expect((await browser.get('/me')).status).toBe(303);
  });

  it('of a suspended person open nothing, from the next request on', async () => {
    const steward = await story.browser('aminata.kamara');
    const suspended = await story.browser('peter.mwangi');
    expect((await suspended.get('/me')).status).toBe(200);
    const person = await story.personId('peter.mwangi');
    const deed = await steward.post(`/steward/people/${person}/suspension`, {
      reason: 'Lost phone',
    });
    expect(deed.status).toBe(303);
    expect((await suspended.get('/me')).status).toBe(303);
    expect((await suspended.get('/me.data')).status).toBe(401);
    // Even a session that was begun at the very moment, and got past the deed.
    const late = await story.browser('peter.mwangi');
    expect((await late.get('/me')).status).toBe(303);
    expect(
      (await late.post('/courses/the-journey-home/enrolment')).headers.get('location'),
    ).toMatch(/^\/sign-in/);
  });

  it('of a person who left open nothing', async () => {
    const [phone, laptop] = [new Client(story.server.origin), new Client(story.server.origin)];
    const account = { who: 'trainer@example.org', passphrase: 'journey home demo' };
    await phone.post('/sign-in', account);
    await laptop.post('/sign-in', account);
    const left = await phone.post('/me/deletion', { passphrase: account.passphrase });
    expect(left.status).toBe(303);
    expect((await laptop.get('/me')).status).toBe(303);
    expect((await me(`session=${laptop.cookies.get('session')}`)).status).toBe(303);
  });

  it('that are over lead a form to the sign-in page, which says that nothing was kept', async () => {
    const browser = new Client(story.server.origin);
    const lesson = '/courses/the-journey-home/lessons/why-family';
    const written = { reflection: 'first', text: 'What I saw this week' };
    const sent = await browser.post(`${lesson}/reflection`, written, {
      referer: story.server.origin + lesson,
    });
    expect(sent.status).toBe(303);
    const signIn = sent.headers.get('location')!;
    const page = await (await browser.get(signIn)).text();
    expect(page).toContain('what you just sent was not kept');
    const account = { who: 'learner@example.org', passphrase: 'journey home demo' };
    expect((await browser.post(signIn, account)).headers.get('location')).toBe(lesson);
    expect(await (await browser.get('/sign-in')).text()).not.toContain('was not kept');
  });

  it('have left nothing in the log that needs mending', () => {
    expect(story.server.output()).toBe('');
  });
});
