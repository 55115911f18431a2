/**
 * A circle of one team is nobody else's: whoever may not come finds nothing of it at any address, with
 * whole forms that work for who may, and the database is as it was. Among those who may come, the
 * sheets of the clinic are for who runs it.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { access } from '#app/http/access.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import routes from '#app/routes.ts';
import type { Client } from './setup/browserless.ts';
import { digest } from './setup/database-state.ts';
import { engines, forgetTemplates } from './setup/demo-database.ts';
import { thingsOf } from './setup/story-things.ts';
import { openStory, type Story } from './setup/told-story.ts';

const rooms = (await Promise.resolve(routes))
  .map(({ file, path }) => ({ id: file.replace(/\.tsx?$/, ''), path: `/${path}` }))
  .filter(({ id }) =>
    [access[id]?.get, access[id]?.post].some((rule) => rule?.comes ?? rule?.runs),
  );

const sheet = {
  situation: 'A school-age child is ready to go home.',
  tried: 'We call every week.',
  question: 'Who can look in every week?',
  changed: 'on',
};
/** What a page of ours would send there: whole, so that only the door can refuse it. */
const forms: Record<string, () => Record<string, string>> = {
  'routes/clinic/clinic': () => sheet,
  'routes/clinic/decision': () => ({ decision: 'taken' }),
  'routes/talk/meeting-discussion': () => ({ id: randomUUID(), text: 'May I join you?' }),
  'routes/talk/report': () => ({ reason: 'I do not like it.' }),
  'routes/talk/hiding': () => ({ reason: 'It has no place here.' }),
  'routes/meetings/reservation': () => ({ answer: 'yes' }),
};
const formFor = (id: string) => forms[id]?.() ?? {};

/** What tells of the circle. */
const told = /Tumaini team circle|visit checklist|Chebet|school-age child|tumaini-circle/;

describe.each(engines)('a circle of one team (%s)', (engine) => {
  let story: Story;
  let things: Record<string, string>;
  let missing: Record<string, string>;
  const strangers = new Map<string, Client>();

  beforeAll(async () => {
    story = await openStory(engine);
    things = await thingsOf(story.db, 'halima.abdi');
    missing = Object.fromEntries(Object.keys(things).map((name) => [name, newId()]));
    for (const [who, username] of [
      ['a leader of another team', 'mirlande.joseph'],
      ['a member of another team', 'jean-robert.estime'],
      ['somebody who has left the team', 'ruth.akinyi'],
      ['a trainer', 'naomi.wairimu'],
      ['a facilitator of other meetings', 'isata.conteh'],
    ] as const)
      strangers.set(who, await story.browser(username));
  }, 120_000);
  afterAll(() => story.close());
  afterAll(forgetTemplates);

  const addressOf = (path: string, of: Record<string, string>) =>
    path.replace(/:(\w+)/g, (_, name: string) => of[name] ?? 'x');
  /** A page without what its own address names. */
  const anonymous = (page: string) =>
    [...Object.values(things), ...Object.values(missing)].reduce(
      (text, thing) => text.replaceAll(thing, '·'),
      page,
    );
  const read = async (answer: Response) =>
    `${answer.status} ${anonymous(await answer.text())}`.replace(/nonce="[^"]*"/g, '');

  it('has many addresses', () => {
    expect(rooms.length).toBeGreaterThanOrEqual(9);
    for (const id of Object.keys(forms))
      if (id in access) expect(rooms.map((room) => room.id)).toContain(id);
  });

  for (const { id, path } of rooms) {
    it(`keeps strangers out of ${path}`, async () => {
      const [there, nowhere] = [addressOf(path, things), addressOf(path, missing)];
      const before = await digest(story.db);
      for (const [who, client] of strangers) {
        if (access[id]?.get) {
          const page = await read(await client.get(there));
          expect(page, `${who} GET ${path}`).toMatch(/^404 /);
          expect(page, `${who} GET ${path}`).not.toMatch(told);
          expect(page, `${who} GET ${path}`).toBe(await read(await client.get(nowhere)));
          const data = await client.get(`${there}.data`);
          expect(await data.text(), `${who} GET ${path}.data`).not.toMatch(told);
        }
        if (access[id]?.post) {
          const form = formFor(id);
          const sent = await read(await client.post(there, form));
          expect(sent, `${who} POST ${path}`).toMatch(/^404 /);
          expect(sent, `${who} POST ${path}`).not.toMatch(told);
          expect(sent, `${who} POST ${path}`).toBe(await read(await client.post(nowhere, form)));
        }
      }
      expect(await digest(story.db), path).toBe(before);
    });
  }

  it('stands in no list of a stranger', async () => {
    for (const [who, client] of strangers) {
      for (const path of ['/', '/discussions', '/meetings', '/search?q=circle', '/me/mails'])
        expect(await (await client.get(path)).text(), `${who} ${path}`).not.toMatch(told);
    }
  });

  it('keeps the sheets and the moderating from who only comes', async () => {
    const grace = await story.browser('grace.atieno');
    const before = await digest(story.db);
    for (const { id, path } of rooms.filter(({ id }) => access[id]?.get?.runs))
      expect((await grace.get(addressOf(path, things))).status, id).toBe(404);
    for (const { id, path } of rooms.filter(({ id }) => access[id]?.post?.runs))
      expect((await grace.post(addressOf(path, things), formFor(id))).status, id).toBe(404);
    const page = await (await grace.get(`/meetings/${things.meeting}/clinic`)).text();
    expect(page).not.toMatch(/Chebet|far away/);
    expect(await digest(story.db)).toBe(before);
  });

  it('would have obeyed these forms, had they been sent by who may', async () => {
    const [grace, malee] = [
      await story.browser('grace.atieno'),
      await story.browser('malee.srisuk'),
    ];
    const works = async (client: Client, id: string, more: Record<string, string> = {}) => {
      const { path } = rooms.find((room) => room.id === id)!;
      const before = await digest(story.db);
      const sent = await client.post(addressOf(path, { ...things, ...more }), formFor(id));
      expect([200, 303], id).toContain(sent.status);
      expect(await digest(story.db), `${id} did nothing`).not.toBe(before);
      return sent;
    };
    if ('routes/meetings/reservation' in access) await works(grace, 'routes/meetings/reservation');
    await works(grace, 'routes/clinic/clinic');
    await works(grace, 'routes/clinic/withdrawal');
    await works(grace, 'routes/talk/report');
    await works(grace, 'routes/talk/meeting-discussion');
    await works(malee, 'routes/clinic/decision');
    await works(malee, 'routes/talk/keeping');
    await works(malee, 'routes/talk/hiding');
    await works(malee, 'routes/talk/showing');
    expect(await (await grace.get('/discussions')).text()).toContain('Tumaini team circle');
  });
});
