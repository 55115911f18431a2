/**
 * The disk takes no more: what was acknowledged is there, reading goes on, whoever writes is told the
 * truth, and it passes without a restart. Here a limit on the size of files plays the disk, for which
 * nobody has to be root (Linux); a full one is filled in disk-full.fault.ts.
 */
import { statSync } from 'node:fs';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { connect } from '#db/connection.server.ts';
import { demoDatabase, forgetTemplates } from '../setup/demo-database.ts';
import { machine, sleep } from '../setup/faults.ts';
import { aCrowd, compare, startLoad } from '../setup/load.ts';
import { readyLearners } from '../setup/ready-learners.ts';
import { expectRecovered, expectRefusedWrites, witnesses } from '../setup/refused-writes.ts';
import { startServer } from '../setup/server.ts';

describe('a disk that takes no more', () => {
  afterAll(forgetTemplates);

  // Elsewhere there is no such limit to set on a process that runs.
  if (process.platform !== 'linux') {
    it('is tried on Linux alone', () => expect(process.platform).not.toBe('linux'));
    return;
  }

  it('is told of, loses nothing that was acknowledged, and is forgotten when it does', async () => {
    const story = await demoDatabase('SQLite');
    const db = connect(story.url);
    const crowd = await aCrowd(db, 60, 30);
    const people = await readyLearners(db, 2, 'witness');
    await db.destroy();
    const server = await startServer({ databaseUrl: story.url, listen: true });
    const limit = (bytes: string) =>
      machine('prlimit', '--pid', `${server.pid}`, `--fsize=${bytes}`);
    try {
      const reader = connect(story.url);
      const witness = await witnesses(server.origin, reader, people);
      await reader.destroy();
      const load = startLoad([server.origin], crowd);
      await vi.waitFor(() => expect(load.acknowledged()).toBeGreaterThan(40), 30_000);
      await limit(`${Math.min(statSync(`${story.url.slice(5)}-wal`).size, 4096)}:unlimited`);
      await sleep(300);
      const before = load.acknowledged();
      await expectRefusedWrites(witness, {
        status: 503,
        health: 503,
        french: 'Rien de nouveau ne peut être gardé en ce moment',
        sent: 'We cannot tell whether what you just sent was kept.',
      });
      expect(load.acknowledged()).toBe(before);
      await limit('unlimited:unlimited');
      await expectRecovered(witness);
      await vi.waitFor(() => expect(load.acknowledged()).toBeGreaterThan(before), 10_000);
      await load.end();
      expect(new Set(load.journal.refusals)).toEqual(new Set([503]));
      await server.stop();
      const after = connect(story.url);
      await compare(after, load.journal);
      await after.destroy();
    } finally {
      await server.stop();
      await story.drop();
    }
  }, 60_000);
});
