/** What `content:check` adds to a lesson's own bytes, against what the built server really sends. */
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { around, lessonBytes } from '#app/platform/companion/page-weight.ts';
import { forgetTemplates } from './setup/demo-database.ts';
import { openStory, type Story } from './setup/told-story.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory();
}, 60_000);
afterAll(async () => {
  await story.close();
  await forgetTemplates();
});

const headerBytes = (reply: Response) =>
  [...reply.headers].reduce((sum, [name, value]) => sum + name.length + value.length + 4, 17);

it('allows for the page around a lesson, its stylesheet and its script', async () => {
  const moses = await story.browser('moses.okello');
  await moses.post('/courses/the-journey-home/enrolment');
  const page = await moses.get('/courses/the-journey-home/lessons/engage');
  expect(page.status).toBe(200);
  const html = await page.text();
  const row = await story.db
    .selectFrom('lessons')
    .select('parts')
    .where('key', '=', 'engage')
    .where('language', '=', 'en')
    .executeTakeFirstOrThrow();
  const own = lessonBytes({ parts: JSON.parse(row.parts) as [] });

  let rest = gzipSync(html).length - own + headerBytes(page);
  const files = [...html.matchAll(/<(?:link|script)[^>]*?(?:href|src)="(\/[^"]+)"/gu)]
    .map(([tag, path = '']) => ({ tag, path }))
    .filter(({ tag }) => !/rel="(?:alternate|canonical|manifest)"/u.test(tag));
  expect(files.map(({ path }) => path)).toContainEqual(expect.stringMatching(/\.css$/));
  for (const path of new Set(files.map((it) => it.path))) {
    const reply = await moses.get(path, { 'accept-encoding': 'br' });
    rest += headerBytes(reply) + Number(reply.headers.get('content-length'));
    await reply.arrayBuffer();
  }
  expect(rest).toBeGreaterThan(around - 3 * 1024);
  expect(rest).toBeLessThanOrEqual(around);
});
