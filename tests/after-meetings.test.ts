/**
 * What remains of one team's meetings stays with it: whole forms, sent by whoever has no business
 * there, find nothing and change nothing; and the very same forms work for who runs the meeting.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digest, quiet } from './setup/database-state.ts';
import { engines, forgetTemplates } from './setup/demo-database.ts';
import { openStory, type Story } from './setup/told-story.ts';

const strangers = [
  undefined,
  'mirlande.joseph',
  'nadege.pierre',
  'isata.conteh',
  'naomi.wairimu',
  'ruth.akinyi',
];
const secret = 'What a good visit looks like';

describe.each(engines)('after a meeting (%s)', (engine) => {
  let story: Story;
  let meeting: string;
  let point: string;
  let halima: string;
  beforeAll(async () => {
    story = await openStory(engine);
    halima = await story.personId('halima.abdi');
    const row = await story.db
      .selectFrom('action_points')
      .innerJoin('meetings', 'meetings.id', 'action_points.meeting_id')
      .innerJoin('series', 'series.id', 'meetings.series_id')
      .select(['action_points.id', 'meetings.id as meeting'])
      .where('series.audience', '=', 'organizations')
      .where('action_points.owner_id', '=', halima)
      .executeTakeFirstOrThrow();
    ({ id: point, meeting } = row);
  }, 120_000);
  afterAll(() => story.close());
  afterAll(forgetTemplates);

  const pages = () =>
    ['notes', 'notes/edit', 'feedback', 'attendance', 'sheet'].map(
      (page) => `/meetings/${meeting}/${page}`,
    );
  const forms = (): [string, Record<string, string>][] => [
    [`/meetings/${meeting}/attendance`, { [`at-1-${halima}`]: 'absent', username: 'ruth.akinyi' }],
    [
      `/meetings/${meeting}/notes/edit`,
      { language: 'fr', seen: '', text: 'A', as: 'published', 'point-1': 'B' },
    ],
    [`/action-points/${point}/completion`, {}],
    [`/meetings/${meeting}/caught-up`, {}],
    [`/meetings/${meeting}/feedback`, { useful: '1', hour: 'no', change: 'x' }],
    [`/meetings/${meeting}/notes/withdrawal`, { language: 'en' }],
  ];

  it('nobody else reads or writes', async () => {
    for (const username of strangers) {
      const browser = await story.browser(username);
      await quiet(story.db);
      const before = await digest(story.db);
      for (const page of pages()) {
        const answer = await browser.get(page);
        expect(answer.status, `${username} ${page}`).toBe(username === undefined ? 303 : 404);
        expect(await answer.text()).not.toContain(secret);
      }
      for (const [path, form] of forms()) {
        const answer = await browser.post(path, form);
        expect(answer.status, `${username} ${path}`).toBe(username === undefined ? 303 : 404);
      }
      expect(await digest(story.db), `${username} changed something`).toBe(before);
      const search = await browser.get('/search?q=gate');
      expect(await search.text()).not.toContain(meeting);
    }
  });

  it('a colleague reads, and writes only for herself', async () => {
    const grace = await story.browser('grace.atieno');
    expect(await (await grace.get(`/meetings/${meeting}/notes`)).text()).toContain(secret);
    expect(await (await grace.get('/search?q=gate')).text()).toContain(meeting);
    await quiet(story.db);
    const before = await digest(story.db);
    for (const [path, form] of [...forms().slice(0, 3), forms()[5]!])
      expect((await grace.post(path, form)).status, path).toBe(404);
    expect(await digest(story.db)).toBe(before);
    expect((await grace.post(...forms()[4]!)).status).toBe(303);
  });

  it('the same forms work for who runs it: they could have harmed', async () => {
    const malee = await story.browser('malee.srisuk');
    const [attendance, notes, completion] = forms();
    const wrong = await malee.post(...attendance!);
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('value="ruth.akinyi"');
    const known = { ...attendance![1], username: '' };
    expect((await malee.post(attendance![0], known)).status).toBe(303);
    expect((await malee.post(...completion!)).status).toBe(303);
    expect((await malee.post(...notes!)).status).toBe(303);
    const page = await (await malee.get(`/meetings/${meeting}/notes?language=fr`)).text();
    expect(page).toContain('<p>A</p>');
    expect(page.length).toBeLessThan(20_000);
  });

  it('notes are small, private to the browser, and made of nothing that runs', async () => {
    const malee = await story.browser('malee.srisuk');
    const text =
      '<script>alert(1)</script>\n\n[x](javascript:alert(1)) ![y](https://e.example/y.png)';
    const path = `/meetings/${meeting}/notes/edit`;
    const seen = async () =>
      /name="seen" value="([^"]*)"/.exec(
        await (await malee.get(`${path}?language=en`)).text(),
      )![1]!;
    const form = { language: 'en', seen: await seen(), text, as: 'published' };
    expect((await malee.post(path, form)).status).toBe(303);
    const answer = await malee.get(`/meetings/${meeting}/notes?language=en`);
    expect(answer.headers.get('cache-control')).toContain('no-store');
    const page = await answer.text();
    expect(page).not.toMatch(/<script>alert|href="javascript|<img/);
    const long = { ...form, seen: await seen(), text: 'ครอบครัว '.repeat(2000) };
    const refused = await malee.post(path, long);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toMatch(/These notes are 4\d(\.\d)? KB/);
  });

  it('notes that are taken back are read and found no more, from that moment on', async () => {
    const malee = await story.browser('malee.srisuk');
    const grace = await story.browser('grace.atieno');
    const notes = `/meetings/${meeting}/notes`;
    expect(await (await grace.get('/search?q=alert')).text()).toContain(meeting);
    const unknown = await malee.post(`${notes}/withdrawal`, { language: 'xx' });
    expect(unknown.status).toBe(422);
    for (const language of ['en', 'fr']) {
      const taken = await malee.post(`${notes}/withdrawal`, { language });
      expect(taken.headers.get('location')).toBe(
        `${notes}/edit?language=${language}&kept=taken-back`,
      );
    }
    expect(await (await grace.get('/search?q=alert')).text()).not.toContain(meeting);
    expect(await (await grace.get(notes)).text()).toContain('There are no notes yet');
    const editor = await (await malee.get(`${notes}/edit?language=en`)).text();
    expect(editor).toContain('alert(1)');
    expect(editor).not.toContain('Take these notes back');
  });
});
