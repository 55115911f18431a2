/**
 * PostgreSQL restarts in the middle of a load, politely and as if its machine had failed: nothing
 * acknowledged is lost, the process lives, and within five seconds it writes again by itself.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { connect } from '#db/connection.server.ts';
import { chance, sleep, tell } from '../setup/faults.ts';
import { aCrowd, compare, startLoad } from '../setup/load.ts';
import { aPostgres, type Cluster } from '../setup/postgres-cluster.ts';
import { startServer } from '../setup/server.ts';

describe('PostgreSQL restarts under load', () => {
  let cluster: Cluster;
  let url: string;
  beforeAll(async () => {
    cluster = await aPostgres();
    url = await cluster.demo();
  }, 120_000);
  afterAll(() => cluster.drop());

  it.each(['fast', 'immediate'] as const)(
    'with -m %s',
    async (mode) => {
      const random = chance(`PostgreSQL restarts -m ${mode}`);
      const db = connect(url);
      await db.deleteFrom('messages').execute();
      const crowd = await aCrowd(db, 300, 200, `-${mode}`);
      await db.destroy();
      const server = await startServer({ databaseUrl: url, listen: true });
      try {
        const load = startLoad([server.origin], crowd);
        const healed: number[] = [];
        for (let turn = 0; turn < 5; turn++) {
          const before = load.acknowledged();
          await vi.waitFor(() => expect(load.acknowledged()).toBeGreaterThan(before + 10), 30_000);
          await sleep(random() * 500);
          await cluster.restart(mode);
          const [began, then] = [performance.now(), load.acknowledged()];
          await vi.waitFor(() => expect(load.acknowledged()).toBeGreaterThan(then), {
            timeout: 10_000,
            interval: 5,
          });
          healed.push(Math.round(performance.now() - began));
        }
        await load.end();
        expect(await fetch(`${server.origin}/health`)).toMatchObject({ status: 200 });
        // What was said meanwhile was that it could not be done now, and never that we are broken.
        expect(load.journal.refusals.filter((it) => it !== 503)).toEqual([]);
        await server.stop();
        expect(await server.ended).toBe(0);
        const after = connect(url);
        await compare(after, load.journal);
        await after.destroy();
        tell(
          `PostgreSQL -m ${mode}, five times: ${load.acknowledged()} acknowledged, ${load.journal.refusals.length} refused, writing again after ${healed.join(', ')} ms`,
        );
        expect(Math.max(...healed)).toBeLessThan(5000);
      } finally {
        await server.stop();
      }
    },
    180_000,
  );
});
