/** Every cookie that the site gives, and how a browser is told to keep it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from './setup/browserless.ts';
import { startServer, type TestServer } from './setup/server.ts';

const site = 'https://learn.example.org';

/** `Set-Cookie` lines by name; the same name twice keeps the later one. */
function given(...answers: Response[]): Map<string, string[]> {
  const lines = answers.flatMap((answer) => answer.headers.getSetCookie());
  return new Map(
    lines.map((line) => {
      const [pair = '', ...attributes] = line.split('; ');
      return [pair.split('=')[0]!, attributes];
    }),
  );
}

describe('cookies of a site behind https', () => {
  let server: TestServer;
  let cookies: Map<string, string[]>;
  beforeAll(async () => {
    server = await startServer({ environment: { PUBLIC_URL: site } });
    const client = new Client(server.origin, { origin: site });
    const person = {
      name: 'Grace Atieno',
      email: 'grace@example.org',
      passphrase: 'lamp river seven mango',
      timeZone: 'Africa/Nairobi',
    };
    const seen = [
      await client.get('/'),
      await client.post('/language', { language: 'fr' }),
      await client.post('/sign-up', person),
      await client.get('/me'),
      await client.post('/language', { language: 'en' }),
    ];
    expect(seen.map(({ status }) => status)).toEqual([200, 303, 303, 200, 303]);
    cookies = given(...seen);
    const french = new Client(server.origin, { origin: site });
    await french.post('/language', { language: 'fr' });
    expect(await (await french.get('/sign-in')).text()).toContain('<html lang="fr"');
    // What signing out takes away must be named in the same way.
    const out = given(await client.post('/sign-out'));
    expect([...out.keys()]).toEqual(['__Host-session']);
    expect(out.get('__Host-session')).toContain('Max-Age=0');
    expect(out.get('__Host-session')).toContain('Secure');
  });
  afterAll(() => server.stop());

  it('are three, and their names bind them to this host', () => {
    expect([...cookies.keys()].sort()).toEqual([
      '__Host-device',
      '__Host-language',
      '__Host-session',
    ]);
  });

  it('are Secure, HttpOnly, for our own forms, and for all of the site', () => {
    for (const [name, attributes] of cookies) {
      expect(attributes, name).toEqual(
        expect.arrayContaining(['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/']),
      );
      // A prefix that a Domain would break.
      expect(attributes.join(), name).not.toMatch(/domain/i);
    }
  });
});
