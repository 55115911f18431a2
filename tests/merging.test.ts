/** Two accounts of the demo's story become one and are parted again, over HTTP, on each engine. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPerson } from './factories/person.ts';
import { engines, forgetTemplates } from './setup/demo-database.ts';
import { dump } from './setup/dump.ts';
import { openStory, type Story } from './setup/told-story.ts';

const reason = 'One person, <b>two</b> accounts.';
const sealIn = (html: string) => /name="seal" value="([^"]+)"/.exec(html)?.[1] ?? '';

afterAll(forgetTemplates);

describe.each(engines)('Merging in the story (%s)', (engine) => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory(engine);
  }, 120_000);
  afterAll(() => story.close());

  /**
   * What remains when all is undone; who looked, and what was written of it, is left out. Sessions do
   * not come back: a test of its own says so.
   */
  const lasting = async () => {
    const { audit_entries, merges, messages, viewings, sessions, devices, tries, ...rest } =
      await dump(story.db);
    void [audit_entries, merges, viewings, sessions, devices, tries];
    return { ...rest, messages: messages!.filter((it) => !/accounts-/.test(it)).length };
  };

  it('shows both, does what it showed, and puts all of it back', async () => {
    const steward = await story.browser('aminata.kamara');
    const [kept, gone] = [
      await story.personId('halima.abdi'),
      await story.personId('samuel.kiprotich'),
    ];
    const before = await lasting();
    const count = async (person: string) =>
      (
        await story.db
          .selectFrom('certificates')
          .select('number')
          .where('person_id', '=', person)
          .execute()
      ).length;
    const all = (await count(kept)) + (await count(gone));
    const page = `/steward/people/${kept}/merging?other=samuel.kiprotich`;
    const shown = await (await steward.get(page)).text();
    expect(shown).toContain('Both took “The Journey Home”');
    expect(shown).toContain('Samuel Kiprotich');

    // A seal of something else: nothing is done, and what was typed stands there again.
    const other = gone;
    const stale = await steward.post(page, { other, seal: 'of-something-else', reason });
    expect(stale.status).toBe(422);
    const again = await stale.text();
    expect(again).toContain('Something has changed since you looked.');
    expect(again).toContain('One person, &lt;b&gt;two&lt;/b&gt; accounts.');
    const empty = await steward.post(page, { other, seal: sealIn(shown), reason: '  ' });
    expect(empty.status).toBe(422);
    expect(await lasting()).toEqual(before);

    const done = await steward.post(page, { other, seal: sealIn(again), reason });
    expect(done.status).toBe(303);
    const merge = done.headers.get('location')!;
    expect(merge).toMatch(/^\/steward\/merges\//);
    expect(await count(kept)).toBe(all);
    const led = await steward.get(`/steward/people/${gone}`);
    expect([led.status, led.headers.get('location')]).toEqual([303, `/steward/people/${kept}`]);
    const leader = await story.browser('moses.okello');
    const roster = await (await leader.get('/organizations/tumaini')).text();
    expect(roster).toContain('Halima Abdi');
    expect(roster).not.toContain('Samuel Kiprotich');

    expect((await steward.post(`${merge}/undoing`)).headers.get('location')).toBe(merge);
    expect(await (await steward.get(merge)).text()).toContain('Everything went back.');
    expect(await lasting()).toEqual(before);
    expect((await steward.get(`/steward/people/${gone}`)).status).toBe(200);
  });

  it('signs everybody out when it is undone, and each comes in to their own account', async () => {
    const steward = await story.browser('aminata.kamara');
    const passphrase = 'nine tall trees by the road';
    const gone = await aPerson(story.db, 'Mercy Odera', { username: 'mercy.odera' });
    const kept = await aPerson(story.db, 'Mercy A.', {
      username: 'mercy.slip',
      email: null,
      email_folded: null,
    });
    const page = `/steward/people/${kept.id}/merging?other=${gone.id}`;
    const seal = sealIn(await (await steward.get(page)).text());
    const merge = (await steward.post(page, { other: gone.id, seal, reason })).headers.get(
      'location',
    )!;

    // Whoever reads the mail of the address that moved chooses a passphrase, and is in.
    const mercy = await story.browser();
    await mercy.post('/password/forgotten', { email: gone.email! });
    const { body } = await story.db
      .selectFrom('messages')
      .select('body')
      .where('recipient', '=', gone.email!)
      .where('template', '=', 'password-reset')
      .executeTakeFirstOrThrow();
    const link = /\/password\/new\/[\w-]+/.exec(body)![0];
    expect((await mercy.post(link, { passphrase })).status).toBe(303);
    expect(await (await mercy.get('/me')).text()).toContain('Mercy A.');

    await steward.post(`${merge}/undoing`);
    expect((await mercy.get('/me')).headers.get('location')).toContain('/sign-in');
    expect((await mercy.post('/sign-in', { who: 'mercy.slip', passphrase })).status).toBe(422);
    expect((await mercy.post('/sign-in', { who: gone.email!, passphrase })).status).toBe(303);
    expect(await (await mercy.get('/me')).text()).toContain('Mercy Odera');
    expect(await (await steward.get(merge)).text()).toContain(
      'Nobody can sign in to the account of Mercy A. now',
    );
  });

  it('shows the audit in words', async () => {
    const steward = await story.browser('aminata.kamara');
    const html = await (await steward.get('/steward/audit')).text();
    expect(html).toContain('Reason: One person');
    const details = await story.db.selectFrom('audit_entries').select('details').execute();
    const names = new Set(details.flatMap((it) => Object.keys(JSON.parse(it.details) as object)));
    const { labelOf } = await import('#app/domain/stewardship/stewardship.ts');
    const ids = ['subject', 'meeting', 'leader'];
    expect([...names].filter((name) => !labelOf(name) && !ids.includes(name))).toEqual([]);
    const file = await (await steward.get('/steward/audit.csv?about=tumaini')).text();
    expect(file.split('\n').length).toBeGreaterThan(10);
    expect(file).toContain('Tumaini Family Centre');
  });
});
