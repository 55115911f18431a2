/**
 * A disk that turns read-only under the running server, as a broken one does: reading goes on, whoever
 * writes is told, and nothing acknowledged is missing. On PostgreSQL: hostile-failures.test.ts.
 */
import { afterAll, describe, expect, it, vi } from 'vitest';
import { connect } from '#db/connection.server.ts';
import { demoDatabase, forgetTemplates } from '../setup/demo-database.ts';
import { sleep, tell } from '../setup/faults.ts';
import { aCrowd, compare, startLoad } from '../setup/load.ts';
import { readyLearners } from '../setup/ready-learners.ts';
import { expectRecovered, expectRefusedWrites, witnesses } from '../setup/refused-writes.ts';
import { startServer } from '../setup/server.ts';
import { aBreakableDisk, bring } from '../setup/small-disk.ts';

describe('a disk that turns read-only', () => {
  afterAll(forgetTemplates);

  it('can be read, takes nothing, and is written to again when it was mended', async () => {
    const [story, disk] = [await demoDatabase('SQLite'), await aBreakableDisk(64)];
    const url = bring(story.url, disk);
    const db = connect(url);
    const crowd = await aCrowd(db, 200, 100);
    const people = await readyLearners(db, 2, 'witness');
    let server = await startServer({ databaseUrl: url, listen: true });
    const port = Number(new URL(server.origin).port);
    try {
      const witness = await witnesses(server.origin, db, people);
      await db.destroy();
      const load = startLoad([server.origin], crowd);
      await vi.waitFor(() => expect(load.acknowledged()).toBeGreaterThan(40), 30_000);
      // Between two of its calls: ext4 says of a sync that meets the abort itself that it went well, and
      // forgets it (seen one time in three with a bare SQLite and nothing of ours).
      process.kill(server.pid, 'SIGSTOP');
      await sleep(200);
      await disk.breakDown();
      process.kill(server.pid, 'SIGCONT');
      await sleep(500);
      const before = load.acknowledged();
      await expectRefusedWrites(witness, {
        status: 503,
        health: 503,
        french: 'Rien de nouveau ne peut être gardé en ce moment',
        sent: 'We cannot tell whether what you just sent was kept.',
      });
      expect(load.acknowledged()).toBe(before);
      await server.kill();
      // A process that starts on such a disk serves what can be read; SQLite knows from the start.
      server = await startServer({ databaseUrl: url, port, listen: true });
      await expectRefusedWrites(witness, {
        status: 503,
        health: 503,
        french: 'Rien de nouveau ne peut être gardé en ce moment',
        sent: 'What you just sent was not kept.',
      });
      await server.kill();
      await disk.mend();
      server = await startServer({ databaseUrl: url, port, listen: true });
      await expectRecovered(witness);
      await load.end();
      expect(new Set(load.journal.refusals)).toEqual(new Set([503]));
      await server.stop();
      const after = connect(url);
      await compare(after, load.journal);
      await after.destroy();
      tell(`SQLite on a disk that turned read-only: ${load.acknowledged()} acknowledged and there`);
    } finally {
      await server.stop();
      await disk.drop();
      await story.drop();
    }
  }, 120_000);
});
