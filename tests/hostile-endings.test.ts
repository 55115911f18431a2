/** How the process ends, and how it shares a file with another that has not ended. */
import { describe, expect, it } from 'vitest';
import { Client } from './setup/browserless.ts';
import { startServer } from './setup/server.ts';
import { sendRaw } from './setup/socket.ts';
import { openStory } from './setup/told-story.ts';

describe('the process', () => {
  it('lets a slow request finish when it is told to leave, and ends well', async () => {
    const server = await startServer();
    const slow = sendRaw(
      server.origin,
      [
        'POST /sign-in HTTP/1.1',
        'Sec-Fetch-Site: same-origin',
        'Content-Type: application/x-www-form-urlencoded',
        'Content-Length: 20',
      ],
      'who=a',
      { pieces: [[1500, '&passphrase=bcd']] },
    );
    await new Promise((done) => setTimeout(done, 300));
    process.kill(server.pid, 'SIGTERM');
    await new Promise((done) => setTimeout(done, 300));
    await expect(fetch(server.origin)).rejects.toThrow();
    expect((await slow).status).toBe(422);
    expect(await server.ended).toBe(0);
  });

  it('does not wait for ever for a request that never ends', async () => {
    const server = await startServer();
    const endless = sendRaw(
      server.origin,
      [
        'POST /sign-in HTTP/1.1',
        'Sec-Fetch-Site: same-origin',
        'Content-Type: application/x-www-form-urlencoded',
        'Content-Length: 20',
      ],
      'who=a',
    );
    await new Promise((done) => setTimeout(done, 300));
    process.kill(server.pid, 'SIGTERM');
    expect(await server.ended).toBe(0);
    expect((await endless).status).toBe(0);
  }, 40_000);

  it.each([
    ['a rejection', 'Promise.reject(new Error("unforeseen"))'],
    ['a throw', 'throw new Error("unforeseen")'],
  ])('says %s that nobody awaited, and ends for another to begin', async (_, surprise) => {
    const server = await startServer({
      listen: true,
      environment: {
        NODE_OPTIONS: `--import "data:text/javascript,setTimeout(() => { ${encodeURIComponent(surprise)} }, 2500)"`,
      },
    });
    expect(await server.ended).toBe(1);
    expect(JSON.parse(server.output().trim().split('\n').at(-1)!)).toMatchObject({
      level: 60,
      error: { message: 'unforeseen' },
    });
  });

  it('shares one SQLite file with another: 300 writes each, and none is refused', async () => {
    const story = await openStory('SQLite', { listen: true });
    const other = await startServer({ databaseUrl: story.server.databaseUrl, listen: true });
    const people = ['grace.atieno', 'david.mutua', 'wilner.charles', 'esther.nyambura'];
    const writing = people.flatMap((username, at) =>
      Array.from({ length: 3 }, async () => {
        const browser = await story.browser(username);
        const origin = at % 2 ? other.origin : story.server.origin;
        const client = new Client(origin);
        browser.cookies.forEach((value, name) => client.cookies.set(name, value));
        for (let count = 0; count < 50; count++) {
          const profile = { name: `${username} ${count}`, language: 'en', timeZone: 'UTC' };
          expect((await client.post('/me', profile)).status).toBe(303);
        }
      }),
    );
    await Promise.all(writing);
    expect(story.server.output() + other.output()).toBe('');
    await other.stop();
    await story.close();
  }, 120_000);
});
