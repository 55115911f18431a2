/** What somebody sees and takes of what is held on them, over HTTP, and what they leave on a phone. */
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areas } from '#app/domain/personal-data/personal-data.ts';
import { hashPassphrase } from '#app/platform/passwords/passwords.server.ts';
import { Client } from './setup/browserless.ts';
import { engines, forgetTemplates } from './setup/demo-database.ts';
import { openStory, type Story } from './setup/told-story.ts';

const passphrase = 'lamp river seven mango';
const phone = {
  'user-agent': 'Mozilla/5.0 (Linux; Android 10; K) Chrome/124.0 Mobile Safari/537.36',
};
const laptop = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:125.0) Gecko Firefox/125.0' };

describe.each(engines)('What is held on a person (%s)', (engine) => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory(engine);
    await story.db
      .updateTable('people')
      .set({
        password_hash: await hashPassphrase(passphrase),
        pin_hash: null,
        email: 'halima@example.org',
        email_folded: 'halima@example.org',
        email_confirmed_at: '2026-01-01T00:00:00.000Z',
        phone: '+254711000999',
      })
      .where('username', '=', 'halima.abdi')
      .execute();
  }, 120_000);
  afterAll(() => story.close());
  afterAll(forgetTemplates);

  const signIn = async (
    headers: Record<string, string>,
    client = new Client(story.server.origin, headers),
  ) => {
    const answer = await client.post('/sign-in', { who: 'halima.abdi', passphrase });
    expect(answer.status).toBe(303);
    return client;
  };
  const newDeviceMails = () =>
    story.db
      .selectFrom('messages')
      .select('body')
      .where('template', '=', 'new-device')
      .where('recipient', '=', 'halima@example.org')
      .execute();

  it('is said on a page, and comes as one file that holds nobody else', async () => {
    const halima = await story.browser('halima.abdi');
    const page = await halima.get('/me/data');
    expect(page.headers.get('cache-control')).toContain('no-store');
    expect((await page.text()).match(/<h2>/g)).toHaveLength(areas.length + 1);
    // A number that a leader gave is shown to whose it is.
    expect(await (await halima.get('/me')).text()).toContain('+254711000999');

    const answer = await halima.get('/me/data.zip');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/zip');
    expect(answer.headers.get('cache-control')).toContain('no-store');
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="journeyhome-/,
    );
    const files = Object.entries(unzipSync(new Uint8Array(await answer.arrayBuffer())));
    const texts = files.map(([name, bytes]) => [name, strFromU8(bytes)] as const);
    const all = JSON.parse(Object.fromEntries(texts)['everything.json']!) as Record<string, object>;
    expect(Object.keys(all)).toEqual(['made', ...areas]);
    expect(texts.map(([name]) => name)).toContain('certificates/certificates.csv');

    const own = await story.personId('halima.abdi');
    const others = await story.db
      .selectFrom('people')
      .select(['id', 'name', 'email', 'phone'])
      .where('id', '!=', own)
      .execute();
    // A mail that was sent to her may name who did what; nothing else does.
    const beside = texts.filter(
      ([name]) => !name.startsWith('mails/') && name !== 'everything.json',
    );
    const whole = JSON.stringify(beside) + JSON.stringify({ ...all, mails: null });
    const leaks = others.flatMap(({ id, name, email, phone: number }) =>
      [id, name, email, number].filter((theirs) => theirs && whole.includes(theirs)),
    );
    expect(leaks).toEqual([]);
  });

  it('is not made for a visitor, nor without end', async () => {
    const visitor = await story.browser();
    expect((await visitor.get('/me/data.zip')).headers.get('location')).toMatch(/^\/sign-in/);
    const grace = await story.browser('grace.atieno');
    for (let count = 0; count < 6; count++) await (await grace.get('/me/data.zip')).arrayBuffer();
    const refused = await grace.get('/me/data.zip');
    expect(refused.status).toBe(429);
    expect(await refused.text()).toMatch(/Try again in \d+ minutes/);
  });

  it('tells of a new device once, lists both, and ends one or all others', async () => {
    const onPhone = await signIn(phone);
    expect(await newDeviceMails()).toEqual([]);
    const onLaptop = await signIn(laptop);
    expect(await newDeviceMails()).toHaveLength(1);
    // Signed out and in again: it is known by its own cookie, which is no sign-in.
    await onLaptop.post('/sign-out');
    expect((await onLaptop.get('/me')).status).toBe(303);
    await signIn(laptop, onLaptop);
    await signIn(phone, onPhone);
    expect(await newDeviceMails()).toHaveLength(1);
    const [mail] = await newDeviceMails();
    expect(mail!.body).toContain('Firefox on a computer');
    expect(mail!.body).not.toMatch(/\d+\.\d+\.\d+\.\d+/);

    const page = await (await onPhone.get('/me')).text();
    expect(page).toMatch(/Firefox on a computer/);
    const session = await sessionOn('firefox/computer');
    const halima = onPhone;
    const stranger = await story.browser('grace.atieno');
    expect((await stranger.post(`/me/sessions/${session}/ending`)).status).toBe(404);
    expect((await onLaptop.get('/me')).status).toBe(200);
    expect((await halima.post(`/me/sessions/${session}/ending`)).status).toBe(303);
    expect((await onLaptop.get('/me')).status).toBe(303);

    await signIn(laptop, onLaptop);
    expect((await halima.post('/me/sessions/others')).status).toBe(303);
    expect((await onLaptop.get('/me')).status).toBe(303);
    expect((await halima.get('/me')).status).toBe(200);
  });

  const sessionOn = async (device: string) =>
    (
      await story.db
        .selectFrom('sessions')
        .select('id')
        .where('device', '=', device)
        .executeTakeFirstOrThrow()
    ).id;

  it('writes down who opened the page of a person, once a day', async () => {
    const person = await story.personId('halima.abdi');
    const viewed = () =>
      story.db
        .selectFrom('audit_entries')
        .select('actor_id')
        .where('verb', '=', 'person.viewed')
        .where('subject_id', '=', person)
        .execute();
    const before = (await viewed()).length;
    const moses = await story.browser('moses.okello');
    const address = `/organizations/tumaini/people/${person}`;
    await Promise.all([moses.get(address), moses.get(address), moses.get(address)]);
    const after = await viewed();
    expect(after).toHaveLength(before + 1);
    expect(after).toContainEqual({ actor_id: await story.personId('moses.okello') });
  });

  it('writes down who took the records of a team away, and as what', async () => {
    const moses = await story.browser('moses.okello');
    const taken = async () =>
      (
        await story.db
          .selectFrom('audit_entries')
          .select(['actor_id', 'details'])
          .where('verb', '=', 'team.exported')
          .orderBy('id')
          .execute()
      ).map(({ actor_id, details }) => [actor_id, JSON.parse(details)]);
    expect(await taken()).toEqual([]);
    for (const file of ['report.csv', 'report.xlsx', 'certificates.zip'])
      await (await moses.get(`/organizations/tumaini/${file}`)).arrayBuffer();
    // Who may not is in the log, not in the trail.
    await (await story.browser('grace.atieno')).get('/organizations/tumaini/report.csv');
    const id = await story.personId('moses.okello');
    expect(await taken()).toEqual(['csv', 'xlsx', 'zip'].map((as) => [id, { as }]));
  });

  it('marks on which day a session was used, and keeps no address', async () => {
    const client = await signIn(phone);
    const [today, yesterday] = [0, 1].map((days) =>
      new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10),
    );
    await story.db.updateTable('sessions').set({ used_on: yesterday! }).execute();
    await client.get('/me');
    const used = await story.db
      .selectFrom('sessions')
      .selectAll()
      .where('used_on', '=', today!)
      .execute();
    expect(used).toHaveLength(1);
    expect(JSON.stringify(used)).not.toMatch(/127\.0\.0\.1|::1|Mozilla/);
  });
});

it('is not behind the back button after signing out: nothing private may be kept', async () => {
  const story = await openStory('SQLite', {
    environment: { PUBLIC_URL: 'https://learn.example.org' },
  });
  const secure = { origin: 'https://learn.example.org' };
  const out = await new Client(story.server.origin, secure).post('/sign-out');
  expect(out.status).toBe(303);
  // Its storage stays: unsent answers live there, and are sent when their owner comes back.
  expect(out.headers.get('clear-site-data')).toBe('"cache"');

  const signedIn = async (headers = {}) => {
    const halima = await story.browser('halima.abdi', headers);
    // By HTTPS a cookie has a name that no other site can give.
    halima.cookies.set('__Host-session', halima.cookies.get('session')!);
    return halima;
  };
  const everywhere = await (await signedIn(secure)).post('/me/sessions');
  expect(everywhere.headers.get('location')).toBe('/signed-out?done=everywhere');
  expect(everywhere.headers.get('clear-site-data')).toBe('"cache"');
  // To whoever is signed in it does not say that they are not.
  const within = await (await signedIn()).get('/signed-out?done=deleted');
  expect(within.headers.get('location')).toBe('/');
  await story.close();
  await forgetTemplates();
}, 60_000);
