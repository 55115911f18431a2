/**
 * Nothing acknowledged is lost: the server is killed at random moments under a load of saves,
 * submissions and certificates; afterwards acknowledged ⊆ stored ⊆ sent, and what was marked is what
 * was kept.
 */
import { afterAll, describe, expect, it, vi } from 'vitest';
import { connect } from '#db/connection.server.ts';
import { demoDatabase, engines, forgetTemplates } from '../setup/demo-database.ts';
import { chance, long, sleep, tell, times } from '../setup/faults.ts';
import { aCrowd, compare, startLoad } from '../setup/load.ts';
import { startServer, type TestServer } from '../setup/server.ts';

const kills = times(200, 8);

// In long both engines at once, for each waits for the other's start most of the time.
describe.each(engines)('killed under load (%s)', { concurrent: long }, (engine) => {
  afterAll(forgetTemplates);

  it(
    'keeps whatever it acknowledged, once',
    async () => {
      const random = chance(`killed under load on ${engine}`);
      const story = await demoDatabase(engine);
      const db = connect(story.url);
      const crowd = await aCrowd(db, times(4000, 600), times(2000, 300));
      await db.destroy();

      let server: TestServer = await startServer({ databaseUrl: story.url });
      const port = Number(new URL(server.origin).port);
      const load = startLoad([server.origin], crowd);
      const restarts: number[] = [];
      for (let kill = 0; kill < kills; kill++) {
        // A server that has not done anything yet has nothing to lose.
        const before = load.acknowledged();
        await vi.waitFor(() => expect(load.acknowledged()).toBeGreaterThan(before), {
          timeout: 30_000,
          interval: 5,
        });
        await sleep(random() * 250);
        await server.kill();
        const began = performance.now();
        server = await startServer({ databaseUrl: story.url, port });
        restarts.push(performance.now() - began);
      }
      await load.end();
      await server.stop();
      restarts.sort((a, b) => a - b);
      const median = restarts[Math.floor(restarts.length / 2)]!;
      tell(
        `${engine}: ${kills} kills, ${load.acknowledged()} acknowledged, back in ${Math.round(median)} ms (median), ${Math.round(restarts.at(-1)!)} ms (slowest)`,
      );

      const after = connect(story.url);
      try {
        await compare(after, load.journal);
        expect(median).toBeLessThan(3000);
      } finally {
        await after.destroy();
        await story.drop();
      }
    },
    times(1_800_000, 180_000),
  );
});
