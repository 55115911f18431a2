/** What a monitor reads: only with its token, and nothing about anybody. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetTemplates } from './setup/demo-database.ts';
import { startServer } from './setup/server.ts';
import { openStory, type Story } from './setup/told-story.ts';

const token = 'a-token-that-only-the-monitor-knows';

describe('/metrics', () => {
  const folder = mkdtempSync(join(tmpdir(), 'journeyhome-backups-'));
  let story: Story;
  beforeAll(async () => {
    const environment = { METRICS_TOKEN: token, BACKUP_DIRECTORY: folder };
    story = await openStory('SQLite', { environment });
  }, 60_000);
  afterAll(async () => {
    await story.close();
    rmSync(folder, { recursive: true, force: true });
    await forgetTemplates();
  });
  const read = (authorization?: string) =>
    fetch(`${story.server.origin}/metrics`, {
      headers: authorization ? { authorization } : {},
    });

  it('opens to its token alone', async () => {
    for (const wrong of [undefined, 'Bearer', `Bearer ${token}x`, `Basic ${token}`, token]) {
      const refused = await read(wrong);
      expect(refused.status).toBe(401);
      expect(await refused.text()).toBe('');
    }
    const steward = await (await story.browser('aminata.kamara')).get('/metrics');
    expect(steward.status).toBe(401);
  });

  it('tells requests by route, mail by state, and the health of the process', async () => {
    const learner = await story.browser('grace.atieno');
    await learner.get('/courses/the-journey-home');
    await fetch(`${story.server.origin}/courses/the-journey-home?secret=of-mine`, {
      method: 'PROPFIND',
    });
    const response = await read(`Bearer ${token}`);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const text = await response.text();
    expect(text).toMatch(
      /journeyhome_request_seconds_count\{route="routes\/courses\/course",method="GET",status="2xx"\} [1-9]/,
    );
    expect(text).toMatch(/method="other"/);
    expect(text).toMatch(/^journeyhome_database_up 1$/m);
    expect(text).toMatch(/^journeyhome_messages\{state="sent"\} [1-9]/m);
    expect(text).toMatch(/^journeyhome_messages\{state="uncertain"\} 0$/m);
    expect(text).toMatch(/^journeyhome_newest_backup_seconds \d+/m);
    expect(text).toMatch(/^process_resident_memory_bytes \d+/m);
    expect(text).not.toMatch(/grace|atieno|the-journey-home|PROPFIND|secret/i);
  });
});

it('has no metrics where nobody asked for them', async () => {
  const server = await startServer();
  const nothing = await fetch(`${server.origin}/metrics`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(nothing.status).toBe(404);
  await server.stop();
});
