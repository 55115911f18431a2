/**
 * The server's clock jumps three days ahead and comes back a day too early, while it runs and between
 * two starts: nobody is signed out, nothing ends, what came later still counts as later, and nobody is
 * flooded with reminders.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { connect } from '#db/connection.server.ts';
import { Client } from '../setup/browserless.ts';
import { demoDatabase, engines, forgetTemplates } from '../setup/demo-database.ts';
import { sleep, tell } from '../setup/faults.ts';
import { radiosOf } from '../setup/journal.ts';
import { readyLearners } from '../setup/ready-learners.ts';
import { startServer } from '../setup/server.ts';

function fakeTime(): string {
  const places = readdirSync('/usr/lib').map((it) => `/usr/lib/${it}/faketime/libfaketime.so.1`);
  const found = places.find((it) => existsSync(it));
  if (!found) throw new Error('This machine has no libfaketime (Debian: apt install faketime).');
  return found;
}

describe.each(engines)('the clock jumps (%s)', (engine) => {
  afterAll(forgetTemplates);

  it('three days ahead, then a day behind, and nobody is the worse for it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'journeyhome-clock-'));
    const story = await demoDatabase(engine);
    const db = connect(story.url);
    const [learner] = await readyLearners(db, 1);
    const clock = join(folder, 'clock');
    const set = (shift: string) => writeFileSync(clock, `${shift}\n`);
    set('+0');
    const start = (port = 0) =>
      startServer({
        databaseUrl: story.url,
        port,
        environment: {
          LD_PRELOAD: fakeTime(),
          FAKETIME_TIMESTAMP_FILE: clock,
          FAKETIME_NO_CACHE: '1',
          // Timers go by the time since the machine was started, which never jumps.
          FAKETIME_DONT_FAKE_MONOTONIC: '1',
        },
      });
    let server = await start();
    const port = Number(new URL(server.origin).port);
    /** At another time, in a process that was not there before; its jobs have run once. */
    const again = async (shift: string) => {
      await server.stop();
      set(shift);
      server = await start(port);
      await sleep(6000);
    };
    const messages = async () =>
      (await db.selectFrom('messages').select(['id', 'person_id']).execute()).length;
    const live = async () => ({
      sessions: (await db.selectFrom('sessions').select('id').execute()).length,
      certificates: (
        await db.selectFrom('certificates').select('id').where('revoked_at', 'is', null).execute()
      ).length,
      enrolments: (await db.selectFrom('enrolments').select('id').execute()).length,
    });
    try {
      await sleep(6000);
      const browser = new Client(server.origin, { cookie: learner!.cookie });
      const clientId = randomUUID();
      const begun = await browser.post('/courses/the-journey-home/attempts', { clientId });
      const attempt = begun.headers.get('location')!;
      const [question, choices] = radiosOf(await (await browser.get(attempt)).text())[0]!;
      /** From a page of its own each time: between pages, what arrived last counts. */
      const answer = async (choice: string) => {
        const fields = { pageId: randomUUID(), sequence: '1', [`q.${question}`]: choice };
        expect((await browser.post(`${attempt}/answers`, fields)).status).toBe(200);
      };
      const told = async () => {
        const html = await (await browser.get(attempt)).text();
        return (
          new RegExp(`name="q\\.${question}"[^>]*checked[^>]*value="([^"]+)"`).exec(html)?.[1] ??
          new RegExp(`name="q\\.${question}"[^>]*value="([^"]+)"[^>]*checked`).exec(html)?.[1]
        );
      };
      const [were, mails] = [await live(), await messages()];

      await answer(choices[0]!);
      set('+3d');
      expect((await browser.get('/me')).status).toBe(200);
      await answer(choices[1]!);
      expect(await told()).toBe(choices[1]);
      set('-1d');
      expect((await browser.get('/me')).status).toBe(200);
      await answer(choices[0]!);
      expect(await told()).toBe(choices[0]);

      await again('+3d');
      expect((await browser.get('/me')).status).toBe(200);
      const ahead = await messages();
      const people = (await db.selectFrom('people').select('id').execute()).length;
      // What falls due within three days may be told, each once.
      expect(ahead - mails).toBeLessThan(people * 2);
      await again('-1d');
      await again('+3d');
      await again('+0');
      expect(await messages()).toBe(ahead);
      expect((await browser.get('/me')).status).toBe(200);
      expect(await told()).toBe(choices[0]);
      expect(await live()).toEqual(were);
      const sent = await browser.post(`${attempt}/submission`, {
        pageId: randomUUID(),
        touched: '',
        confirm: 'yes',
      });
      expect(sent.headers.get('location')).toBe(`${attempt}/result`);
      tell(
        `${engine}: the clock jumped +3 d, −1 d and back: ${ahead - mails} mails for ${people} people, none again, nobody signed out`,
      );
    } finally {
      await server.stop();
      await db.destroy();
      await story.drop();
      rmSync(folder, { recursive: true });
    }
  }, 120_000);
});
