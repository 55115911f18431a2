/** Texts that no keyboard makes, in every field of a discussion under a meeting and of its clinic. */
import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { engines, forgetTemplates, type Engine } from './setup/demo-database.ts';
import { posting, texts } from './setup/hostile-texts.ts';
import { thingsOf } from './setup/story-things.ts';
import { openStory, type Story } from './setup/told-story.ts';

/** What every form answers to every text, and what is kept of it. */
async function outcomes(story: Story): Promise<Record<string, unknown>> {
  const { db } = story;
  const grace = await story.browser('grace.atieno');
  const malee = await story.browser('malee.srisuk');
  const { meeting, post: said, case: asked } = await thingsOf(db, 'halima.abdi');
  const post = posting(story);
  const at = `/meetings/${meeting}`;
  const person = await story.personId('grace.atieno');

  const all: Record<string, unknown> = {};
  for (const [what, text] of Object.entries(texts)) {
    const sheet = { situation: 'A long way.', tried: 'Calling.', question: 'Who?', changed: 'on' };
    const statuses = [
      await post(`${at}/discussion`, { id: randomUUID(), text }, grace),
      await post(`${at}/discussion`, { id: text, text: 'Hello' }, grace),
      await post(`${at}/clinic`, { ...sheet, situation: text }, grace),
      await post(`${at}/clinic`, { ...sheet, tried: text }, grace),
      await post(`${at}/clinic`, { ...sheet, question: text, changed: text }, grace),
      await post(`/cases/${asked}/decision`, { decision: text }, malee),
      await post(`/posts/${said}/report`, { reason: text }, grace),
      await post(`/posts/${said}/hiding`, { reason: text }, malee),
      await post(`/posts/${said}/showing`, {}, malee),
    ];
    const pages = [
      (await grace.get(`${at}/discussion`)).status,
      (await grace.get(`${at}/clinic`)).status,
      (await malee.get(`${at}/cases`)).status,
      (await grace.get(`/meetings/${encodeURIComponent(text.slice(0, 99).toWellFormed())}/clinic`))
        .status,
    ];
    const { sheet: kept } = (await db
      .selectFrom('clinic_cases')
      .select('sheet')
      .where('person_id', '=', person)
      .executeTakeFirst()) ?? { sheet: null };
    const posts = await db
      .selectFrom('posts')
      .select('text')
      .where('person_id', '=', person)
      .where('subject_id', '=', meeting!)
      .orderBy('id')
      .execute();
    all[what] = { statuses, pages, kept, posts: posts.map((it) => it.text) };
    await db
      .deleteFrom('posts')
      .where('person_id', '=', person)
      .where('subject_id', '=', meeting!)
      .execute();
    await db.deleteFrom('clinic_cases').where('person_id', '=', person).execute();
  }
  return all;
}

describe('texts around a meeting', () => {
  const found = new Map<Engine, Record<string, unknown>>();
  const stories: Story[] = [];
  afterAll(() => Promise.all(stories.map((story) => story.close())));
  afterAll(forgetTemplates);

  it.each(engines)(
    'are kept or sent back, and break nothing (%s)',
    async (engine) => {
      const story = await openStory(engine, { listen: true });
      stories.push(story);
      const all = await outcomes(story);
      found.set(engine, all);
      const odd = Object.entries(all).flatMap(([what, it]) => {
        const { statuses, pages } = it as { statuses: number[]; pages: number[] };
        return [...statuses, ...pages]
          .map((status, place) => `${what}: ${place} answers ${status}`)
          .filter((line) => !/(200|303|400|404|413|422|429)$/.test(line));
      });
      expect(odd).toEqual([]);
      expect(story.server.output()).toBe('');
    },
    180_000,
  );

  it('are what they were where people write them so', () => {
    expect(found.get('SQLite')).toMatchObject({
      Thai: { posts: [texts.Thai] },
      emoji: { posts: [texts.emoji] },
      SQL: { posts: [texts.SQL] },
      script: { posts: [texts.script] },
      'nothing to see': { posts: [] },
      'a NUL': { posts: ['GraceAtieno'] },
      'a right-to-left override': { posts: ['Grace gnp.exe'] },
      'line separators': { posts: ['Grace\nAtieno'] },
    });
  });

  if (engines.length > 1)
    it('come to the same on both engines', () => {
      expect(found.get('PostgreSQL')).toEqual(found.get('SQLite'));
    });
});
