/**
 * Many answers share one commit (db/joined-commit.server.ts): killed in the middle of it, the server
 * has acknowledged none of them, or all of those it acknowledged are kept.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { sql } from 'kysely';
import { connect } from '#db/connection.server.ts';
import { demoDatabase, engines, forgetTemplates } from './setup/demo-database.ts';
import { persist } from './setup/journal.ts';
import { readyLearners } from './setup/ready-learners.ts';
import { startServer } from './setup/server.ts';

const [kills, people] = [6, 40];

describe.each(engines)('killed while many save at once (%s)', (engine) => {
  afterAll(forgetTemplates);

  it('keeps whatever it acknowledged, once, and nothing that was not sent', async () => {
    const story = await demoDatabase(engine);
    const empty = connect(story.url);
    const learners = await readyLearners(empty, people);
    await empty.destroy();
    let server = await startServer({ databaseUrl: story.url });
    const { origin } = server;
    const port = Number(new URL(origin).port);
    const post = (cookie: string, path: string, fields: Record<string, string>) =>
      fetch(origin + path, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin, cookie },
        body: new URLSearchParams(fields),
      });

    const sitting = await Promise.all(
      learners.map(async ({ cookie }) => {
        const started = await post(cookie, '/courses/the-journey-home/attempts', {
          clientId: randomUUID(),
        });
        const attempt = started.headers.get('location')!;
        const page = await (await fetch(origin + attempt, { headers: { cookie } })).text();
        const [, name, value] = /type="radio"[^>]*name="(q\.[^"]+)"[^>]*value="([^"]+)"/.exec(
          page,
        )!;
        return { cookie, attempt, name: name!, value: value!, pageId: randomUUID() };
      }),
    );

    const [sent, acknowledged] = [new Set<string>(), new Set<string>()];
    let [over, sequence, unanswered] = [false, 0, 0];
    /** Everybody saves at once, and sends the same again until it is acknowledged. */
    const saving = (async () => {
      while (!over) {
        sequence += 1;
        const number = String(sequence);
        await Promise.all(
          sitting.map(async ({ cookie, attempt, name, value, pageId }) => {
            const key = `${attempt.slice('/attempts/'.length)} ${pageId} ${number}`;
            sent.add(key);
            const reply = await persist(() =>
              post(cookie, `${attempt}/answers`, { pageId, sequence: number, [name]: value }).catch(
                (error: unknown) => {
                  unanswered += 1;
                  throw error;
                },
              ),
            );
            if (reply.status !== 200) throw new Error(`not kept: ${reply.status}`);
            acknowledged.add(key);
          }),
        );
      }
    })();
    for (let kill = 0; kill < kills; kill++) {
      // On a busy machine it takes a while until the first of them are kept again.
      const before = acknowledged.size;
      await vi.waitFor(() => expect(acknowledged.size).toBeGreaterThan(before), {
        timeout: 30_000,
        interval: 2,
      });
      await new Promise((done) => setTimeout(done, Math.random() * 150));
      await server.kill();
      server = await startServer({ databaseUrl: story.url, port });
    }
    over = true;
    await saving;
    await server.stop();

    const after = connect(story.url);
    try {
      const rows = await after
        .selectFrom('answers')
        .select(['attempt_id', 'page_id', 'sequence'])
        .where(
          'attempt_id',
          'in',
          sitting.map(({ attempt }) => attempt.slice('/attempts/'.length)),
        )
        .execute();
      const kept = rows.map((row) => `${row.attempt_id} ${row.page_id} ${row.sequence}`);
      expect(new Set(kept).size).toBe(kept.length);
      expect(new Set(kept)).toEqual(sent);
      expect(acknowledged).toEqual(sent);
      // Somebody was cut off each time, or this proved nothing.
      expect(unanswered).toBeGreaterThan(kills);
      if (engine === 'SQLite') {
        const { rows: checked } = await sql<{
          integrity_check: string;
        }>`pragma integrity_check`.execute(after);
        expect(checked).toEqual([{ integrity_check: 'ok' }]);
      }
    } finally {
      await after.destroy();
      await story.drop();
    }
  }, 180_000);
});
