/** The second step of signing in, over HTTP: what it lets in, and every way round it that is none. */
import { TOTP } from 'otpauth';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoSecret } from '#app/domain/people/people.server.ts';
import { hashToken } from '#app/platform/ids/ids.server.ts';
import { hashPassphrase } from '#app/platform/passwords/passwords.server.ts';
import { Client } from './setup/browserless.ts';
import { engines, forgetTemplates } from './setup/demo-database.ts';
import { foundInMail } from './setup/mails.ts';
import { cookieFor } from './setup/session.ts';
import { openStory, type Story } from './setup/told-story.ts';

const passphrase = 'journey home demo';
const steward = 'steward@example.org';

describe.each(engines)('The second step (%s)', (engine) => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory(engine);
  }, 120_000);
  afterAll(() => story.close());
  afterAll(forgetTemplates);

  /** A code that was not used yet, though others of this file were. */
  const freshCode = async (username: string) => {
    const person = await story.personId(username);
    const factor = await story.db
      .updateTable('second_factors')
      .set({ last_step: 0 })
      .where('person_id', '=', person)
      .where('confirmed_at', 'is not', null)
      .returning('secret')
      .executeTakeFirstOrThrow();
    return new TOTP({ secret: factor.secret }).generate();
  };
  const halfIn = async (who = steward, next = '') => {
    const client = new Client(story.server.origin);
    const answer = await client.post(`/sign-in${next}`, { who, passphrase });
    expect(answer.status).toBe(303);
    return { client, answer };
  };
  const step = (client: Client, code: string, next = '') =>
    client.post(`/sign-in/second-step${next}`, { code });
  const toSignIn = /^\/sign-in\?next=/;
  const isOut = async (client: Client) =>
    expect((await client.get('/me')).headers.get('location')).toMatch(toSignIn);

  it('comes after the passphrase, which opens nothing but this page', async () => {
    const { client, answer } = await halfIn(steward, '?next=%2Fsteward%2Faudit');
    expect(answer.headers.get('location')).toBe('/sign-in/second-step?next=%2Fsteward%2Faudit');
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('half='))!;
    for (const part of ['HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=600'])
      expect(cookie).toContain(part);
    expect(client.cookies.get('session')).toBeFalsy();
    await isOut(client);
    // The token is none of a session.
    const token = client.cookies.get('half')!;
    const forged = new Client(story.server.origin, { cookie: `session=${token}` });
    await isOut(forged);
    const rows = await story.db.selectFrom('half_sign_ins').select('id').execute();
    expect(JSON.stringify(rows)).not.toContain(token);

    const page = await client.get('/sign-in/second-step?next=%2Fsteward%2Faudit');
    expect(page.headers.get('cache-control')).toContain('no-store');
    const html = await page.text();
    expect(html).toMatch(/<input[^>]*inputMode="numeric"[^>]*autoComplete="one-time-code"/i);
  });

  it('keeps what was typed, and lets in with a code, to where one wanted to go', async () => {
    const { client } = await halfIn();
    const wrong = await step(client, '000 000', '?next=%2Fsteward%2Faudit');
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toMatch(/This code does not fit[^]*value="000 000"/);
    const code = await freshCode('aminata.kamara');
    const right = await step(client, code, '?next=%2Fsteward%2Faudit');
    expect([right.status, right.headers.get('location')]).toEqual([303, '/steward/audit']);
    expect(client.cookies.get('half')).toBe('');
    expect((await client.get('/steward/audit')).status).toBe(200);
    // The form once more, as an impatient thumb sends it.
    expect((await step(client, code)).headers.get('location')).toBe('/');
    expect((await client.get('/sign-in/second-step')).headers.get('location')).toBe('/');

    const other = (await halfIn('steward@example.org')).client;
    const replayed = await step(other, code);
    expect(replayed.status).toBe(422);
    expect(await replayed.text()).toContain('This code was used already.');
    await isOut(other);
  });

  it('goes nowhere else, and begins again when it took too long', async () => {
    const { client, answer } = await halfIn(steward, '?next=%2F%2Fevil.example');
    expect(answer.headers.get('location')).toBe('/sign-in/second-step');
    const code = await freshCode('aminata.kamara');
    const away = await step(client, code, '?next=%2F%2Fevil.example');
    expect(away.headers.get('location')).toBe('/');
    const late = (await halfIn()).client;
    await story.db
      .updateTable('half_sign_ins')
      .set({ expires_at: new Date().toISOString() })
      .execute();
    const gone = await step(late, await freshCode('aminata.kamara'), '?next=%2Fsteward');
    expect(gone.headers.get('location')).toBe('/sign-in?next=%2Fsteward&done=over');
    const never = new Client(story.server.origin);
    expect((await never.get('/sign-in/second-step')).headers.get('location')).toBe(
      '/sign-in?next=%2F',
    );
    expect((await step(never, '000000')).headers.get('location')).toMatch(toSignIn);
  });

  it('is there for who signs up again, follows a link from a mail, or opens a slip', async () => {
    const owner = new Client(story.server.origin);
    await owner.post('/password/forgotten', { email: 'steward2@example.org' });
    const link = await foundInMail(story.server.mailDirectory, /\/password\/new\/[\w-]{43}/);
    const fresh = 'stone window eight cup';
    const reset = await owner.post(link, { passphrase: fresh });
    expect(reset.headers.get('location')).toMatch(/^\/sign-in\/second-step\?next=/);
    await isOut(owner);
    const whole = await step(owner, await freshCode('joseph.ssemakula'));
    expect(whole.status).toBe(303);
    expect((await owner.get('/steward')).status).toBe(200);

    const again = new Client(story.server.origin);
    const form = { name: 'Joseph', email: 'steward2@example.org', passphrase: fresh };
    const signedUp = await again.post('/sign-up', form);
    expect(signedUp.headers.get('location')).toBe('/sign-in/second-step');
    await isOut(again);

    const person_id = await story.personId('halima.abdi');
    const at = new Date().toISOString();
    await story.db
      .insertInto('second_factors')
      .values({ id: 'halima', person_id, secret: demoSecret, made_at: at, confirmed_at: at })
      .execute();
    const { id: organization_id } = await story.db
      .selectFrom('organizations')
      .select('id')
      .where('slug', '=', 'tumaini')
      .executeTakeFirstOrThrow();
    const code = 'ABCDEFGH2345';
    const made = { person_id, organization_id, made_by: person_id, made_at: at };
    await story.db
      .insertInto('join_codes')
      .values({ id: hashToken(code), ...made, expires_at: '2999-01-01T00:00:00.000Z' })
      .execute();
    const slip = new Client(story.server.origin);
    const joined = await slip.post(`/join/${code}`, { pin: '402718', pinAgain: '402718' });
    expect(joined.headers.get('location')).toBe('/sign-in/second-step');
    await isOut(slip);
    // A PIN is asked for a second step like a passphrase.
    const byPin = await slip.post('/sign-in', { who: 'halima.abdi', passphrase: '402718' });
    expect(byPin.headers.get('location')).toBe('/sign-in/second-step');
    expect((await step(slip, await freshCode('halima.abdi'))).status).toBe(303);
    expect((await slip.get('/me')).status).toBe(200);
  }, 60_000);

  it('is asked of a session too, however it came about', async () => {
    const person = await story.personId('aminata.kamara');
    const alone = await cookieFor(story.db, person, { secondFactor: false });
    await isOut(new Client(story.server.origin, { cookie: alone }));
  });

  it('opens the rooms of a steward, who cannot do without, and nothing before', async () => {
    const person = await story.personId('naomi.wairimu');
    const before = new Client(story.server.origin);
    await before.post('/sign-in', { who: 'trainer@example.org', passphrase });
    const appoint = await story.browser('aminata.kamara');
    const given = { role: 'steward' };
    expect((await appoint.post(`/steward/people/${person}/appointments`, given)).status).toBe(303);

    for (const path of ['/steward', '/steward/audit.csv', '/steward/people', '/series'])
      expect((await before.get(path)).headers.get('location'), path).toBe('/me/second-factor');
    expect((await before.get('/steward.data')).status).toBe(403);
    const grace = await story.personId('grace.atieno');
    const bad = { reason: 'No reason.' };
    const suspended = await before.post(`/steward/people/${grace}/suspension`, bad);
    expect(suspended.headers.get('location')).toBe('/me/second-factor');
    // What is for everybody else stays, and what is for nobody else stays shut.
    expect((await before.get('/courses')).status).toBe(200);
    expect((await before.get('/organizations/tumaini')).status).toBe(404);
    expect(await (await before.get('/me/second-factor')).text()).toContain(
      'You need this for your task',
    );

    const begun = await before.post('/me/second-factor');
    expect(begun.headers.get('location')).toBe('/me/second-factor/confirmation');
    const page = await (await before.get('/me/second-factor/confirmation')).text();
    const secret = /<code>((?:[A-Z2-7]{4} ?){8})<\/code>/.exec(page)![1]!.replaceAll(' ', '');
    expect(page).toContain(`secret=${secret}`);
    const code = new TOTP({ secret }).generate();
    const confirm = (form: Record<string, string>) =>
      before.post('/me/second-factor/confirmation', form);
    const unproven = await confirm({ code, passphrase: 'another one' });
    expect(unproven.status).toBe(422);
    expect(await unproven.text()).toContain(`value="${code}"`);
    const set = await confirm({ code, passphrase });
    expect(set.status).toBe(200);
    expect(set.headers.get('cache-control')).toContain('no-store');
    const codes = [...(await set.text()).matchAll(/<code>((?:[0-9A-Z]{4}-?){4})<\/code>/g)];
    expect(codes).toHaveLength(10);
    expect((await before.get('/steward')).status).toBe(200);
    const removal = await before.post('/me/second-factor/removal', { passphrase });
    expect(removal.status).toBe(409);
    expect(await (await before.get('/me/second-factor/confirmation')).text()).toContain(
      'Nothing is being set up',
    );

    // And from the next time on, with a recovery code where the phone is lost.
    const { client } = await halfIn('trainer@example.org');
    const recover = (recovery: string) =>
      client.post('/sign-in/second-step', { code: '', recovery });
    const guessed = await recover('0000-1111-2222-3333');
    expect(guessed.status).toBe(422);
    expect(await guessed.text()).toMatch(/<details open[^]*value="0000-1111-2222-3333"/);
    expect(await (await recover('')).text()).toContain('Type the code.');
    expect((await recover(codes[0]![1]!.toLowerCase())).status).toBe(303);
    const state = await (await client.get('/me/second-factor')).text();
    expect(state).toContain('9 of 10');
  }, 60_000);

  it('is no part of the copy of what is held on a person', async () => {
    const aminata = await story.browser('aminata.kamara');
    const answer = await aminata.get('/me/data.zip');
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    const whole = Object.values(files).map((bytes) => strFromU8(bytes));
    expect(Object.keys(files)).toContain('sign-ins/second-factor.csv');
    expect(whole.join('\n')).not.toContain(demoSecret);
  });

  it('is taken away by another steward, with a reason, and the person is told', async () => {
    const person = await story.personId('malee.srisuk');
    await story.db
      .updateTable('people')
      .set({ password_hash: await hashPassphrase(passphrase) })
      .where('id', '=', person)
      .execute();
    await story.db
      .insertInto('second_factors')
      .values({
        id: 'malee',
        person_id: person,
        secret: demoSecret,
        made_at: '2026-01-01T00:00:00.000Z',
        confirmed_at: '2026-01-01T00:00:00.000Z',
      })
      .execute();
    const malee = await story.browser('malee.srisuk');
    expect((await malee.get('/me')).status).toBe(200);
    const aminata = await story.browser('aminata.kamara');
    const own = await story.personId('aminata.kamara');
    const reset = async (id: string, reason: string) =>
      (await aminata.post(`/steward/people/${id}/second-factor-reset`, { reason })).headers.get(
        'location',
      );
    const page = `/steward/people/${person}`;
    expect(await (await aminata.get(page)).text()).toContain('Take the second step away');
    expect(await reset(person, '  ')).toBe(`${page}?refused=no-reason`);
    expect(await reset(own, 'Lost.')).toBe(`/steward/people/${own}?refused=own-factor`);
    expect((await malee.get('/me')).status).toBe(200);
    expect(await reset(person, 'Phone and paper lost; we met.')).toBe(page);
    await isOut(malee);
    expect(await reset(person, 'Once more.')).toBe(`${page}?refused=no-factor`);
    const { client, answer } = await halfIn('facilitator@example.org');
    expect(answer.headers.get('location')).toBe('/');
    expect((await client.get('/me')).status).toBe(200);
    const trail = await story.db
      .selectFrom('audit_entries')
      .select(['actor_id', 'details'])
      .where('verb', '=', 'second-factor.reset')
      .execute();
    expect(trail).toEqual([
      { actor_id: own, details: JSON.stringify({ reason: 'Phone and paper lost; we met.' }) },
    ]);
    const mails = await story.db
      .selectFrom('messages')
      .select('recipient')
      .where('template', '=', 'second-factor-reset')
      .execute();
    expect(mails).toEqual([{ recipient: 'facilitator@example.org' }]);
  });
});

describe('The code of the demo', () => {
  const hint = async (environment: Record<string, string>) => {
    const story = await openStory('SQLite', { environment });
    const origin = environment.PUBLIC_URL ?? story.server.origin;
    const client = new Client(story.server.origin, { origin });
    const answer = await client.post('/sign-in', { who: steward, passphrase });
    const page = await (await client.get('/sign-in/second-step')).text();
    await story.close();
    await forgetTemplates();
    return { page, cookies: answer.headers.getSetCookie() };
  };

  it('stands on the page, and lets in', async () => {
    const { page } = await hint({});
    expect(page).toMatch(/Only in this demo[^]*\b\d{6}\b/);
  }, 60_000);

  it('is nowhere else; there the cookie belongs to this host alone', async () => {
    const address = 'https://learn.example.org';
    const { page, cookies } = await hint({ DEMO: '0', PUBLIC_URL: address });
    expect(page).toContain('One more step');
    expect(page).not.toMatch(/Only in this demo|\b\d{6}\b/);
    const half = cookies.find((line) => line.startsWith('__Host-half='));
    expect(half).toMatch(/; Secure/);
  }, 60_000);
});
