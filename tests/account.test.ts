/** Grace makes an account, forgets, comes back and leaves: as a browser without scripts does it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '#db/connection.server.ts';
import { hashPassphrase } from '#app/platform/passwords/passwords.server.ts';
import { aPerson } from './factories/person.ts';
import { startServer, type TestServer } from './setup/server.ts';

const words = 'lamp river seven mango';
const fresh = 'stone window eight cup';

describe('The account, over HTTP', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  /** A browser: keeps its cookies, follows nothing by itself. */
  function aBrowser(language = 'en') {
    const cookies = new Map<string, string>();
    const send = async (path: string, form?: Record<string, string>) => {
      const response = await fetch(server.origin + path, {
        method: form ? 'POST' : 'GET',
        body: form ? new URLSearchParams(form) : undefined,
        redirect: 'manual',
        headers: {
          'accept-language': language,
          origin: server.origin,
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        },
      });
      for (const line of response.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
        if (/max-age=0/i.test(line) || value === '') cookies.delete(name!);
        else cookies.set(name!, value!);
      }
      return {
        status: response.status,
        to: response.headers.get('location'),
        headers: response.headers,
        text: await response.text(),
      };
    };
    return { cookies, open: (path: string) => send(path), send };
  }

  const mails = () => {
    try {
      return readdirSync(server.mailDirectory)
        .sort()
        .map((file) => readFileSync(join(server.mailDirectory, file), 'utf8'));
    } catch {
      return [];
    }
  };
  /** Waits for the worker to write a mail that holds a link like `/confirm/…`. */
  async function linkIn(path: string): Promise<string> {
    for (let count = 0; count < 100; count++) {
      const plain = mails().map((mail) => mail.replace(/=\r?\n/g, '').replace(/=3D/g, '='));
      const found = plain
        .map((mail) => new RegExp(`${path}[\\w-]{43}`).exec(mail)?.[0])
        .find(Boolean);
      if (found) return found;
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error(`No mail holds ${path}…`);
  }

  const browser = aBrowser();

  it('offers a passphrase and keeps the page out of every cache', async () => {
    const page = await browser.open('/sign-up');
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/<b>[a-z]+ [a-z]+ [a-z]+ [a-z]+ [a-z]+<\/b>/);
    expect(page.headers.get('cache-control')).toContain('no-store');
    const idea = (text: string) => /<b>([a-z]+(?: [a-z]+){4})<\/b>/.exec(text)?.[1];
    expect(idea((await browser.open('/sign-up')).text)).not.toBe(idea(page.text));
  });

  it('keeps what was typed, and never the passphrase', async () => {
    const form = { name: 'Grace Atieno', email: 'grace@example.org', passphrase: 'too short' };
    const again = await browser.send('/sign-up', form);
    expect(again.status).toBe(422);
    expect(again.text).toContain('value="Grace Atieno"');
    expect(again.text).toContain('value="grace@example.org"');
    expect(again.text).toContain('fewer than 15 characters');
    expect(again.text).not.toContain('too short');
    expect(browser.cookies.size).toBe(0);
  });

  it('lets Grace begin at once, where she wanted to go', async () => {
    const form = { name: 'Grace Atieno', email: 'grace@example.org', passphrase: words };
    const signedUp = await browser.send('/sign-up?next=/courses', form);
    expect(signedUp).toMatchObject({ status: 303, to: '/courses' });
    expect(signedUp.headers.getSetCookie()[0]).toMatch(/HttpOnly.*SameSite=Lax/i);
    expect((await browser.open('/me')).text).toContain('value="Grace Atieno"');
  });

  it('says of a PIN that it was changed, on the page and by mail', async () => {
    const db = connect(server.databaseUrl);
    const mary = await aPerson(db, 'Mary Wanjiru', { pin_hash: await hashPassphrase('482915') });
    await db.destroy();
    const phone = aBrowser();
    await phone.send('/sign-in', { who: mary.email!, passphrase: '482915' });
    const other = { pin: '730518', pinAgain: '730518' };
    const change = await phone.send('/me/password', { current: '482915', ...other });
    expect(change).toMatchObject({ status: 303, to: '/me?done=pin' });
    expect((await phone.open(change.to!)).text).toContain('Your new PIN works from now on.');
    await expect
      .poll(() => mails().join('\n'), { timeout: 15_000 })
      .toContain('Your PIN was changed');
  });

  it('does not send anybody to another site', async () => {
    for (const next of ['https://evil.example', '//evil.example', '/\\evil.example']) {
      const path = `/sign-in?next=${encodeURIComponent(next)}`;
      const form = { who: 'grace@example.org', passphrase: words };
      expect(await aBrowser().send(path, form)).toMatchObject({ status: 303, to: '/' });
    }
  });

  it('makes a new token, whatever was planted', async () => {
    const planted = aBrowser();
    planted.cookies.set('session', 'A'.repeat(43));
    await planted.send('/sign-in', { who: 'grace@example.org', passphrase: words });
    expect(planted.cookies.get('session')).toMatch(/^[\w-]{43}$/);
    expect(planted.cookies.get('session')).not.toBe('A'.repeat(43));
  });

  it('confirms the address when the button is pressed, not when the link is looked at', async () => {
    const path = await linkIn('/confirm/');
    for (let count = 0; count < 3; count++)
      expect((await aBrowser().open(path)).text).toContain('grace@example.org');
    const unsure = (await browser.open('/me')).text;
    expect(unsure).toContain('Is this e-mail address right?');
    expect(unsure).toContain('A link to grace@example.org is on its way.');
    expect(await browser.send(path, {})).toMatchObject({ status: 303, to: '/me?done=confirmed' });
    expect((await browser.open('/me')).text).not.toContain('Is this e-mail address right?');
    expect((await browser.open(path)).status).toBe(410);
  });

  it('answers a stranger who signs up with her address without letting them in', async () => {
    const stranger = aBrowser();
    const form = { name: 'Mallory', email: 'grace@example.org', passphrase: fresh };
    const refused = await stranger.send('/sign-up', form);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('If you already have an account');
    expect(stranger.cookies.size).toBe(0);
  });

  it('asks the same of known and unknown addresses, and the link works once', async () => {
    const forgetful = aBrowser();
    const ask = (email: string) => forgetful.send('/password/forgotten', { email });
    const [known, unknown] = [await ask('grace@example.org'), await ask('nobody@example.org')];
    expect([known.status, known.to, known.text]).toEqual([
      unknown.status,
      unknown.to,
      unknown.text,
    ]);
    const path = await linkIn('/password/new/');
    expect((await forgetful.open(path)).status).toBe(200);
    expect((await forgetful.send(path, { passphrase: 'short' })).status).toBe(422);
    const reset = await forgetful.send(path, { passphrase: fresh });
    expect(reset).toMatchObject({ status: 303, to: '/me?done=passphrase' });
    expect((await forgetful.open('/me')).status).toBe(200);
    expect((await browser.open('/me')).to).toBe('/sign-in?next=%2Fme');
    expect((await aBrowser().send(path, { passphrase: words })).status).toBe(410);
  });

  it('has too many tries wait, and keeps the name that was typed', async () => {
    const guesser = aBrowser();
    const guess = () => guesser.send('/sign-in', { who: 'moses@example.org', passphrase: 'guess' });
    const first = await guess();
    expect(first.status).toBe(422);
    expect(first.text).toContain('do not fit together');
    for (let count = 0; count < 9; count++) await guess();
    const limited = await guess();
    expect(limited.status).toBe(429);
    expect(limited.text).toContain('Wait 10 minutes');
    expect(limited.text).toContain('value="moses@example.org"');
    expect(limited.headers.get('retry-after')).toBe('600');
  });

  it('changes the passphrase, the profile and the language, and ends the other sessions', async () => {
    const [phone, laptop] = [aBrowser(), aBrowser()];
    const form = { who: 'GRACE@example.org', passphrase: fresh };
    await phone.send('/sign-in', form);
    await laptop.send('/sign-in', form);
    const before = phone.cookies.get('session');
    const change = await phone.send('/me/password', { current: fresh, passphrase: words });
    expect(change).toMatchObject({ status: 303, to: '/me?done=passphrase' });
    expect(phone.cookies.get('session')).not.toBe(before);
    expect((await laptop.open('/me')).status).toBe(303);
    const emptied = await phone.send('/me', { name: '', certificateName: 'G. A.', language: 'fr' });
    expect(emptied.status).toBe(422);
    expect(emptied.text).toContain('value="G. A."');
    const profile = {
      name: 'มาลี Atieno',
      certificateName: '',
      language: 'fr',
      timeZone: 'Asia/Bangkok',
    };
    expect(await phone.send('/me', profile)).toMatchObject({ status: 303, to: '/me?done=profile' });
    expect((await phone.open('/me')).text).toContain('<html lang="fr"');
    expect(await phone.send('/language', { language: 'en', next: '/me' })).toMatchObject({
      to: '/me',
    });
    expect((await phone.open('/me')).text).toContain('<html lang="en"');
    expect((await phone.send('/sign-out', {})).to).toBe('/signed-out');
    expect((await phone.open('/me')).status).toBe(303);
  });

  it('remembers the language of a visitor, and only one of ours', async () => {
    const visitor = aBrowser();
    await visitor.send('/language', { language: 'fr', next: '//evil.example' });
    expect((await visitor.open('/sign-in')).text).toContain('Se connecter');
    expect(await visitor.send('/language', { language: 'xx', next: '/me' })).toMatchObject({
      to: '/',
    });
    expect((await visitor.open('/sign-in')).text).toContain('Se connecter');
  });

  it('deletes the account, and the address is free again', async () => {
    const leaver = aBrowser();
    await leaver.send('/sign-in', { who: 'grace@example.org', passphrase: words });
    expect((await leaver.open('/me/deletion')).text).toContain('What stays, and why');
    expect((await leaver.send('/me/deletion', { passphrase: 'another' })).status).toBe(422);
    const left = await leaver.send('/me/deletion', { passphrase: words });
    expect(left).toMatchObject({ status: 303, to: '/signed-out?done=deleted' });
    expect(leaver.cookies.has('session')).toBe(false);
    const again = await leaver.send('/sign-in', { who: 'grace@example.org', passphrase: words });
    expect(again.status).toBe(422);
  });
});
