/** RELIABILITY.md b56: an address that somebody wrote is a link for people; the server never goes there. */
import { readFileSync, readdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, forgetTemplates } from './setup/demo-database.ts';
import { thingsOf } from './setup/story-things.ts';
import { openStory, type Story } from './setup/told-story.ts';

const root = join(import.meta.dirname, '..');

it('no code of ours can ask another server for anything, but for mail', () => {
  const clients =
    /\bfetch\(|XMLHttpRequest|from '(?:node:)?(?:https?|http2|net|tls|dgram|dns(?:\/promises)?|undici|axios|got|ws)'/;
  const found = ['app', 'db']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        join(folder, file),
      ),
    )
    .filter((path) => /(?<!\.test)\.tsx?$/.test(path))
    // A type is gone before anything runs.
    .filter((path) =>
      clients.test(readFileSync(join(root, path), 'utf8').replace(/^import type [^;]*;/gm, '')),
    );
  // One listens, one is sent to phones, which ask their own server, and one is the line to the database.
  const known = [
    'app/http/sockets.server.ts',
    'app/phone/keep-answers.ts',
    'db/dialects.server.ts',
  ];
  expect(found.sort()).toEqual(known);
});

describe.each(engines)('links to rooms (%s)', (engine) => {
  let story: Story;
  let asked = 0;
  const listening = createServer((socket) => {
    asked += 1;
    socket.end('HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\n\r\n');
  });
  let port: number;
  beforeAll(async () => {
    await new Promise<void>((ready) => listening.listen(0, '127.0.0.1', ready));
    ({ port } = listening.address() as AddressInfo);
    story = await openStory(engine, { listen: true });
  }, 120_000);
  afterAll(async () => {
    listening.close();
    await story.close();
  });
  afterAll(forgetTemplates);

  it('are never followed: not for a page, a calendar, a mail, nor in any spelling', async () => {
    const { db } = story;
    const { meeting, series } = await thingsOf(db, 'halima.abdi');
    const [halima, malee] = [
      await story.browser('halima.abdi'),
      await story.browser('malee.srisuk'),
    ];
    for (const host of ['127.0.0.1', 'localhost', '2130706433', '0x7f000001', '127.1', '0.0.0.0']) {
      const room = `http://${host}:${port}/room`;
      await db
        .updateTable('meetings')
        .set({ room_address: room })
        .where('id', '=', meeting!)
        .execute();
      await db
        .updateTable('series')
        .set({ room_address: room })
        .where('id', '=', series!)
        .execute();
      await halima.post(`/meetings/${meeting}/discussion`, {
        id: randomUUID(),
        text: `See ${room}`,
      });
      await malee.post(`/meetings/${meeting}/notes/edit`, {
        text: `[here](${room}) ![x](${room}) ${room}`,
        step: 'preview',
      });
      for (const page of ['', '/room', '/calendar.ics', '/discussion', '/notes', '/people'])
        for (const browser of [halima, malee]) await browser.get(`/meetings/${meeting}${page}`);
      for (const path of [
        `/series/${series}`,
        `/series/${series}/settings`,
        '/meetings',
        '/me/data.zip',
      ])
        for (const browser of [halima, malee]) await (await browser.get(path)).arrayBuffer();
      // Who changes a room writes mails about it.
      await malee.post(`/meetings/${meeting}/planning`, { roomAddress: room, and: 'this' });
    }
    // Once the room is open, people are sent there, and only they go.
    const [begin, end] = [Date.now() - 300_000, Date.now() + 5_000_000];
    const [starts_at, ends_at] = [begin, end].map((at) => new Date(at).toISOString());
    await db
      .updateTable('meetings')
      .set({ starts_at: starts_at!, ends_at: ends_at! })
      .where('id', '=', meeting!)
      .execute();
    const sent = await halima.get(`/meetings/${meeting}/room`);
    expect(sent.headers.get('location')).toBe(`http://0.0.0.0:${port}/room`);
    await new Promise((done) => setTimeout(done, 1500));
    expect(asked).toBe(0);
    // It would have been heard.
    await fetch(`http://127.0.0.1:${port}/`, { redirect: 'manual' });
    expect(asked).toBe(1);
    expect(story.server.output()).toBe('');
  }, 60_000);
});
