/**
 * Where a meeting's room is stands in no answer but the one that sends an admitted person there:
 * every page of the map, as everybody of the story, as a page and as its data, every mail, what the server
 * writes down, what somebody takes home, and every table but the two that keep it.
 */
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeMeeting, makeFeed } from '#app/domain/meetings/meetings.server.ts';
import { forgetTemplates } from './setup/demo-database.ts';
import { dump } from './setup/dump.ts';
import { mailsIn } from './setup/mails.ts';
import { beginsIn, viewerOf } from './setup/meetings.ts';
import { addressesOf, openStory, type Story } from './setup/told-story.ts';

const everybody = [
  undefined,
  'halima.abdi',
  'grace.atieno',
  'moses.okello',
  'naomi.wairimu',
  'malee.srisuk',
  'isata.conteh',
  'aminata.kamara',
];
const told = /room-of-the-story|\+99 0000 4711/;

const isOfMeetings = (path: string) => path === '/' || /meeting|series|calendar|posts/.test(path);

let story: Story;
beforeAll(async () => {
  story = await openStory('SQLite', { listen: true, environment: { LOG_LEVEL: 'debug' } });
  // Who runs a series is told the name of its room's machine, which opens nothing.
  const room_address = 'https://meet.example.org/room-of-the-story?pwd=room-of-the-story';
  const room = { room_address, room_phone: '+99 0000 4711' };
  await story.db.updateTable('series').set(room).execute();
  await story.db.updateTable('meetings').set(room).execute();
}, 240_000);
afterAll(async () => {
  await story.close();
  await forgetTemplates();
});

it('is told on no page, to nobody, at no hour', async () => {
  const addresses = await addressesOf(story, 'halima.abdi');
  const meeting = addresses.find((it) => it.route === 'routes/meetings/meeting')!.path;
  const { token } = await makeFeed(
    story.db,
    await viewerOf(story.db, await story.personId('halima.abdi')),
    new Date(),
  );
  const paths = [...addresses.map((it) => it.path), `/calendar/${token}.ics`, '/search?q=room'];
  const telling: string[] = [];
  let looked = 0;
  // Before it opens, and while it is open.
  for (const minutes of [60, 5]) {
    await beginsIn(story.db, meeting.split('/').at(-1)!, minutes);
    for (const username of everybody) {
      const client = await story.browser(username);
      for (const path of paths) {
        // Once it is open, only the pages that speak of it say anything new.
        if (minutes === 5 && !isOfMeetings(path)) continue;
        if (minutes === 5 && path === `${meeting}/room`) continue;
        for (const address of [path, path === '/' ? '/_root.data' : `${path}.data`]) {
          const answer = await client.get(address);
          const all = `${[...answer.headers].join('\n')}\n${await answer.text()}`;
          looked += 1;
          if (told.test(all)) telling.push(`${username} ${address}`);
        }
      }
    }
  }
  expect(telling).toEqual([]);
  expect(looked).toBeGreaterThan(1000);
  expect(mailsIn(story.server.mailDirectory).join('\n')).not.toMatch(told);
  const written = await story.db.selectFrom('messages').selectAll().execute();
  expect(JSON.stringify(written)).not.toMatch(told);

  const halima = await story.browser('halima.abdi');
  const sent = await halima.get(`${meeting}/room`);
  expect(sent.headers.get('location')).toMatch(told);
  expect(sent.headers.get('cache-control')).toBe('no-store');
}, 240_000);

it('stays in the two tables that keep it, and goes home with nobody', async () => {
  const isata = await viewerOf(story.db, await story.personId('isata.conteh'));
  const { id: meeting } = await story.db
    .selectFrom('meetings')
    .innerJoin('series_facilitators', 'series_facilitators.series_id', 'meetings.series_id')
    .select('meetings.id')
    .where('series_facilitators.person_id', '=', isata.id)
    .where('meetings.starts_at', '>', new Date().toISOString())
    .orderBy('meetings.starts_at')
    .limit(1)
    .executeTakeFirstOrThrow();
  // As its facilitator sets it: what is written down of that is looked at too.
  const roomAddress = 'https://meet.example.org/room-of-the-story?by=isata';
  const change = { meeting, and: 'later', roomAddress, roomPhone: '+99 0000 4711' } as const;
  expect(await changeMeeting(story.db, isata, change, new Date())).toBe('changed');

  for (const username of ['isata.conteh', 'halima.abdi']) {
    const answer = await (await story.browser(username)).get('/me/data.zip');
    expect(answer.status).toBe(200);
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    const all = Object.values(files).map((bytes) => strFromU8(bytes));
    expect(all.length).toBeGreaterThan(1);
    expect(all.join('\n'), username).not.toMatch(told);
  }
  const tables = await dump(story.db);
  const keep = Object.keys(tables).filter((name) => told.test(tables[name]!.join('\n')));
  expect(keep.sort()).toEqual(['meetings', 'series']);
  const written = story.server.output();
  expect(written).toContain('routes/meetings/room');
  expect(written).not.toMatch(told);
}, 60_000);
