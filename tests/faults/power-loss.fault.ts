/**
 * What is acknowledged survives the power: each reply to a save leaves only after the log was forced to
 * the disk. Seen from outside, in the process's own system calls, on a new file and on one that was there.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { connect } from '#db/connection.server.ts';
import { Client } from '../setup/browserless.ts';
import { demoDatabase, forgetTemplates } from '../setup/demo-database.ts';
import { machine, tell } from '../setup/faults.ts';
import { radiosOf } from '../setup/journal.ts';
import { readyLearners } from '../setup/ready-learners.ts';
import { startServer } from '../setup/server.ts';

const saves = 40;

interface Call {
  thread: string;
  is: 'write' | 'sync' | 'reply';
}

/**
 * The calls that matter, in order: `write` to the log, `sync` of it, `reply` to the browser. One that
 * other threads interrupt in the trace has two lines, of which the first counts: its own thread does
 * nothing else until it is back.
 */
function callsIn(trace: string): Call[] {
  return trace.split('\n').flatMap((line): Call[] => {
    const thread = /^\d+/.exec(line)?.[0] ?? '';
    if (/ pwrite64\(\d+<[^>]*-wal>/.test(line)) return [{ thread, is: 'write' }];
    if (/ f(data)?sync\(\d+<[^>]*-wal>/.test(line)) return [{ thread, is: 'sync' }];
    return /"HTTP\/1\.1 200 OK\\r\\n/.test(line) ? [{ thread, is: 'reply' }] : [];
  });
}

describe('power loss (SQLite)', () => {
  afterAll(forgetTemplates);

  it.each(['was there', 'is new'])(
    'is waited for: a log that %s',
    async (log) => {
      await machine('strace', '-V');
      const folder = mkdtempSync(join(tmpdir(), 'journeyhome-strace-'));
      const story = await demoDatabase('SQLite');
      const db = connect(story.url);
      const [learner] = await readyLearners(db, 1);
      // The last to leave takes the log along; who holds the file leaves it there.
      if (log === 'is new') await db.destroy();
      const trace = join(folder, 'trace');
      const calls = 'trace=fsync,fdatasync,pwrite64,write,writev,sendto,sendmsg';
      const server = await startServer({
        databaseUrl: story.url,
        under: ['strace', '-D', '-f', '-y', '-s', '24', '-e', calls, '-o', trace],
      });
      try {
        const browser = new Client(server.origin, { cookie: learner!.cookie });
        const clientId = randomUUID();
        const begun = await browser.post('/courses/the-journey-home/attempts', { clientId });
        const attempt = begun.headers.get('location')!;
        const [question, choices] = radiosOf(await (await browser.get(attempt)).text())[0]!;
        const pageId = randomUUID();
        const before = callsIn(readFileSync(trace, 'utf8')).length;
        for (let sequence = 1; sequence <= saves; sequence++) {
          const choice = choices[sequence % choices.length]!;
          const fields = { pageId, sequence: String(sequence), [`q.${question}`]: choice };
          expect((await browser.post(`${attempt}/answers`, fields)).status).toBe(200);
        }
        await server.stop();
        const seen = callsIn(readFileSync(trace, 'utf8')).slice(before);
        let unsynced = false;
        let [replies, syncs, synced] = [0, 0, 0];
        const [{ thread } = { thread: '' }] = seen;
        for (const { is: call, thread: by } of seen) {
          expect(by, 'one thread writes, waits and answers').toBe(thread);
          if (call === 'write') unsynced = true;
          if (call === 'sync') [unsynced, syncs, synced] = [false, syncs + 1, synced + 1];
          if (call !== 'reply' || replies === saves) continue;
          expect(unsynced, `reply ${replies + 1} left before the log was on the disk`).toBe(false);
          expect(synced, `reply ${replies + 1} left without a sync of its own`).toBeGreaterThan(0);
          [replies, synced] = [replies + 1, 0];
        }
        expect(replies).toBe(saves);
        tell(`SQLite, a log that ${log}: ${syncs} syncs for ${saves} saves`);
      } finally {
        await server.stop();
        await db.destroy();
        await story.drop();
        rmSync(folder, { recursive: true });
      }
    },
    60_000,
  );
});
