/** What a phone fetches for the pages of meetings, headers and all, on its first visit. */
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { forgetTemplates } from './setup/demo-database.ts';
import { openStory, type Story } from './setup/told-story.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory();
}, 120_000);
afterAll(async () => {
  await story.close();
  await forgetTemplates();
});

/** The page as a proxy compresses it, its stylesheet and its script. */
async function weigh(path: string): Promise<{ bytes: number; requests: number }> {
  const grace = await story.browser('grace.atieno');
  const page = await grace.get(path);
  expect(page.status).toBe(200);
  const html = await page.text();
  let bytes = gzipSync(html).length;
  const files = [
    ...html.matchAll(/<(?:link rel="stylesheet"|script)[^>]*?(?:href|src)="(\/[^"]+)"/gu),
  ];
  for (const [, file = ''] of files) {
    const reply = await grace.get(file, { 'accept-encoding': 'br, gzip' });
    const length = reply.headers.get('content-length');
    const body = await reply.arrayBuffer();
    bytes += length ? Number(length) : gzipSync(new Uint8Array(body)).length;
  }
  return { bytes, requests: files.length + 1 };
}

it('is within fourteen kilobytes, in three requests', async () => {
  const { id } = await story.db
    .selectFrom('meetings')
    .innerJoin('series', 'series.id', 'meetings.series_id')
    .select('meetings.id')
    .where('series.audience', '=', 'everyone')
    .where('series.kind', '=', 'community')
    .where('meetings.starts_at', '>', new Date().toISOString())
    .orderBy('meetings.starts_at')
    .executeTakeFirstOrThrow();
  for (const path of ['/', '/meetings', `/meetings/${id}`]) {
    const { bytes, requests } = await weigh(path);
    expect(requests).toBeLessThanOrEqual(3);
    expect(bytes, path).toBeLessThanOrEqual(14 * 1024);
  }
});
