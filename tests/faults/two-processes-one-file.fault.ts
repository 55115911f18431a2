/** Two servers and backups on one SQLite file under load: nobody is refused, and nobody waits long. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { connect } from '#db/connection.server.ts';
import { demoDatabase, forgetTemplates } from '../setup/demo-database.ts';
import { sleep, tell } from '../setup/faults.ts';
import { build } from '../setup/imported-content.ts';
import { aCrowd, compare, startLoad } from '../setup/load.ts';
import { startServer } from '../setup/server.ts';

const run = promisify(execFile);
const lasts = 40_000;

describe('two servers and a backup on one file', () => {
  afterAll(forgetTemplates);

  it('refuse nobody', async () => {
    const story = await demoDatabase('SQLite');
    const folder = mkdtempSync(join(tmpdir(), 'journeyhome-backups-'));
    const db = connect(story.url);
    const crowd = await aCrowd(db, 1500, 1500);
    await db.destroy();
    const servers = await Promise.all(
      [1, 2].map(() => startServer({ databaseUrl: story.url, listen: true })),
    );
    const env: NodeJS.ProcessEnv = {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      DEMO: '1',
      DATABASE_URL: story.url,
    };
    try {
      const load = startLoad(
        servers.map((it) => it.origin),
        crowd,
      );
      const took: number[] = [];
      let over = false;
      const asking = (async () => {
        for (let at = 0; !over; at++) {
          const began = performance.now();
          const health = await fetch(`${servers[at % 2]!.origin}/health`);
          took.push(performance.now() - began);
          expect(health.status).toBe(200);
          await sleep(20);
        }
      })();
      const until = Date.now() + lasts;
      while (Date.now() < until) {
        await run('node', [join(build, 'backup.js'), folder], { env });
        await sleep(2000);
      }
      over = true;
      await asking;
      await load.end();
      expect(load.journal.refusals).toEqual([]);
      expect(servers.map((it) => it.output()).join('')).toBe('');
      for (const server of servers) await server.stop();
      const after = connect(story.url);
      await compare(after, load.journal);
      await after.destroy();
      took.sort((a, b) => a - b);
      const p99 = Math.round(took[Math.floor(took.length * 0.99)]!);
      tell(
        `Two servers on one file: ${load.acknowledged()} acknowledged, none refused, ${readdirSync(folder).length} backups meanwhile; a write between them took ${p99} ms (p99)`,
      );
      expect(p99).toBeLessThan(1000);
    } finally {
      for (const server of servers) await server.stop();
      await story.drop();
      rmSync(folder, { recursive: true });
    }
  }, 120_000);
});
