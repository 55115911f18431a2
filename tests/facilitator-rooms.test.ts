/**
 * The rooms of who runs meetings, over HTTP. Whoever runs other meetings sends whole forms to each
 * of them, finds nothing and changes nothing; then the facilitator sends the very same forms, and
 * each works. Where the room is stands in no page.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { access } from '#app/http/access.ts';
import routes from '#app/routes.ts';
import type { Client } from './setup/browserless.ts';
import { digest } from './setup/database-state.ts';
import { engines, forgetTemplates } from './setup/demo-database.ts';
import { thingsOf } from './setup/story-things.ts';
import { openStory, type Story } from './setup/told-story.ts';

const rooms = (await Promise.resolve(routes))
  .map(({ file, path }) => ({ id: file.replace(/\.tsx?$/, ''), path: `/${path}` }))
  .filter(({ id }) => id.startsWith('routes/series/') && !/\/(all|new)$/.test(id));

const about = {
  title: 'Tumaini team circle',
  purpose: 'We look at our own work.',
  writtenIn: 'en',
  languages: 'en',
  audience: 'kinds',
  kinds: 'residential',
  capacity: '30',
  roomAddress: 'https://meet.example.org/tumaini-other',
  place: '',
};
const plan = {
  week: 'third',
  weekday: 'WE',
  monthDay: '1',
  every: '1',
  startsOn: '2026-12-01',
  timeZone: 'Africa/Nairobi',
  minutes: '60',
  time1: '06:00',
  time2: '16:00',
};

describe.each(engines)('rooms of a facilitator (%s)', (engine) => {
  let story: Story;
  let things: Record<string, string>;
  let malee: Client;
  const strangers = new Map<string, Client>();

  beforeAll(async () => {
    story = await openStory(engine);
    things = await thingsOf(story.db, 'halima.abdi');
    malee = await story.browser('malee.srisuk');
    for (const username of ['isata.conteh', 'halima.abdi', 'moses.okello', 'naomi.wairimu'])
      strangers.set(username, await story.browser(username));
  }, 120_000);
  afterAll(() => story.close());
  afterAll(forgetTemplates);

  const addressOf = (path: string) => path.replace(/:(\w+)/g, (_, name: string) => things[name]!);
  const main = async (answer: Response | Promise<Response>) =>
    (await (await answer).text()).replace(/[\s\S]*<main/, '');

  /** In the order in which one facilitator could send them all. */
  async function forms(): Promise<[string, Record<string, string>][]> {
    const facilitators = await story.personId('malee.srisuk');
    const theme = { [`theme-${things.meeting}`]: 'Kinship', [`agenda-${things.meeting}`]: '' };
    return [
      ['routes/series/settings', { ...about, facilitators }],
      ['routes/series/plan', { ...plan, step: 'look' }],
      ['routes/series/plan', { ...plan, step: 'keep' }],
      ['routes/series/pause', {}],
      ['routes/series/resumption', {}],
      ['routes/series/themes', { ...theme, writtenIn: 'en' }],
      [
        'routes/series/planning',
        {
          theme: 'Kinship care',
          agenda: '20 One practice\n30 Case clinic',
          writtenIn: 'en',
          prereading: 'lesson:the-journey-home/why-family',
          guests: 'grace.atieno',
          languages: 'en',
          capacity: '',
          place: 'The hall',
          roomAddress: 'https://meet.example.org/tumaini-third',
          and: 'later',
        },
      ],
      ['routes/series/date', { day: '2027-01-14', time: '10:00', minutes: '45' }],
      ['routes/series/cancellation', { and: 'this', reason: 'The host is ill.' }],
      ['routes/series/end', { from: '', reason: 'We merge.' }],
    ];
  }
  const pathOf = (id: string) => addressOf(rooms.find((it) => it.id === id)!.path);

  it('are not there for who runs other meetings, or none, and what they send changes nothing', async () => {
    const sent = await forms();
    const posts = rooms.filter(({ id }) => access[id]?.post).map(({ id }) => id);
    expect([...new Set(sent.map(([id]) => id))].sort()).toEqual(posts.sort());
    const before = await digest(story.db);
    for (const [who, client] of strangers) {
      for (const { id, path } of rooms)
        if (access[id]?.get) {
          const page = await client.get(addressOf(path));
          expect(page.status, `${who} GET ${path}`).toBe(404);
          expect(await page.text()).not.toContain('Tumaini team circle');
        }
      for (const [id, form] of sent) {
        const answer = await client.post(pathOf(id), form);
        expect(answer.status, `${who} POST ${id}`).toBe(404);
      }
      // Somebody else's date in the body of one's own form is none either.
      expect(await digest(story.db), who).toBe(before);
    }
  });

  it('take no date of another series from the body of a form', async () => {
    const isata = strangers.get('isata.conteh')!;
    const own = await story.db
      .selectFrom('series')
      .select('id')
      .where('title', '=', 'One meeting a month')
      .executeTakeFirstOrThrow();
    const before = await story.db
      .selectFrom('meetings')
      .selectAll()
      .where('series_id', '=', things.series!)
      .orderBy('id')
      .execute();
    const theirs = { [`theme-${things.meeting}`]: 'Mine', [`agenda-${things.meeting}`]: '' };
    await isata.post(`/series/${own.id}/themes`, theirs);
    for (const step of ['look', 'keep']) {
      const refused = await isata.post(`/series/${own.id}/plan`, {
        ...plan,
        step,
        from: things.meeting!,
      });
      expect(refused.status).toBe(404);
    }
    const ended = { from: things.meeting!, reason: '' };
    expect((await isata.post(`/series/${own.id}/end`, ended)).status).toBe(404);
    const after = await story.db
      .selectFrom('meetings')
      .selectAll()
      .where('series_id', '=', things.series!)
      .orderBy('id')
      .execute();
    expect(after).toEqual(before);
  });

  it('show where the room is to nobody, not even to who set it', async () => {
    for (const { id, path } of rooms) {
      if (!access[id]?.get) continue;
      const page = await malee.get(addressOf(path));
      expect(page.headers.get('cache-control'), path).toBe('no-store');
      expect(await page.text(), path).not.toMatch(/tumaini-circle|\/tumaini-/);
    }
    expect(await main(malee.get(pathOf('routes/series/settings')))).toContain('meet.example.org');
  });

  it('lose nothing of what was typed, and say beside each field what is wrong', async () => {
    const wrong = {
      ...about,
      title: ' ',
      capacity: '0',
      roomAddress: 'http://meet.example.org/plain',
      facilitators: '',
    };
    const settings = await malee.post(pathOf('routes/series/settings'), wrong);
    expect(settings.status).toBe(422);
    const page = await main(settings);
    expect(page).toContain('Give it a title');
    expect(page).toContain('begins with https://');
    expect(page).toContain('value="http://meet.example.org/plain"');
    expect(page).toContain('Give a number between 1 and 1,000');
    const planning = await malee.post(pathOf('routes/series/planning'), {
      theme: 'She was born on 12/03/2016 here',
      agenda: '20 One practice\nno minutes',
      guests: 'nobody.here grace.atieno',
      prereading: 'lesson:the-journey-home/why-family',
      languages: 'fr',
      capacity: '12',
    });
    expect(planning.status).toBe(422);
    const again = await main(planning);
    for (const words of [
      'date of birth',
      'does not begin with its minutes',
      'nobody’s',
      '20 One practice\nno minutes',
      'value="nobody.here grace.atieno"',
      'value="12"',
    ])
      expect(again).toContain(words);
    expect(again).toMatch(
      /value="lesson:the-journey-home\/why-family"[^>]*checked|checked[^>]*value="lesson:the-journey-home\/why-family"/,
    );
    const date = { day: '2020-01-01', time: '10:00', minutes: '5' };
    const moved = await malee.post(pathOf('routes/series/date'), date);
    expect(moved.status).toBe(422);
    expect(await main(moved)).toContain('value="2020-01-01"');
    const made = await malee.post('/series/new', {
      kind: 'community',
      step: 'make',
      title: 'Only this',
    });
    expect(made.status).toBe(422);
    expect(await main(made)).toContain('value="Only this"');
  });

  it('work for who runs them, with the very same forms', async () => {
    for (const [id, form] of await forms()) {
      const answer = await malee.post(pathOf(id), form);
      const text = await answer.text();
      expect(answer.status, `${id}: ${text.replace(/[\s\S]*role="alert"/, '').slice(0, 600)}`).toBe(
        form.step === 'look' ? 200 : 303,
      );
    }
    const audited = await story.db
      .selectFrom('audit_entries')
      .select('verb')
      .where('actor_id', '=', await story.personId('malee.srisuk'))
      .orderBy('id', 'desc')
      .limit(9)
      .execute();
    expect(audited.map((it) => it.verb).reverse()).toEqual([
      'series.changed',
      'series.replanned',
      'series.paused',
      'series.resumed',
      'series.changed',
      'meeting.changed',
      'meeting.moved',
      'meeting.cancelled',
      'series.ended',
    ]);
    const posted = await story.db.selectFrom('messages').select(['subject', 'body']).execute();
    expect(JSON.stringify(posted)).not.toMatch(/tumaini-(circle|other|third)/);
  });

  it('give a guest the one date, and of it only what it is about', async () => {
    const grace = await story.browser('grace.atieno');
    const [dates, planning] = [pathOf('routes/series/date'), pathOf('routes/series/planning')];
    const page = await main(grace.get(planning));
    expect(page).toContain('Kinship care');
    for (const field of ['roomAddress', 'capacity', 'guests', 'name="and"'])
      expect(page).not.toContain(field);
    for (const path of [
      dates,
      pathOf('routes/series/cancellation'),
      pathOf('routes/series/series'),
    ])
      expect((await grace.get(path)).status).toBe(404);
    const said = {
      theme: 'Kinship, told by Grace',
      agenda: '',
      roomAddress: 'https://x.example/y',
    };
    expect((await grace.post(planning, { ...said, and: 'later' })).status).toBe(303);
    const meeting = await story.db
      .selectFrom('meetings')
      .select(['theme', 'room_address'])
      .where('id', '=', things.meeting!)
      .executeTakeFirstOrThrow();
    expect(meeting).toEqual({
      theme: 'Kinship, told by Grace',
      room_address: 'https://meet.example.org/tumaini-third',
    });
  });
});
