/**
 * The mail server is down, slow, busy or unfriendly: nobody who takes a certificate waits for it, each
 * message exists once and is tried again later, and what may have arrived is not sent twice.
 */
import { createServer, connect as dial, type AddressInfo } from 'node:net';
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { connect, type Db } from '#db/connection.server.ts';
import { Client } from '../setup/browserless.ts';
import { demoDatabase, engines, forgetTemplates } from '../setup/demo-database.ts';
import { long, sleep, tell, times } from '../setup/faults.ts';
import { aMailServer } from '../setup/mail-server.ts';
import { quiet } from '../setup/database-state.ts';
import { readyGraduates } from '../setup/ready-learners.ts';
import { startServer } from '../setup/server.ts';

const graduates = times(6, 4);

/** Stands before a real mail server, and once it has greeted passes its words on, one byte a second. */
async function aDrippingServer() {
  const real = await aMailServer();
  const server = createServer((client) => {
    const upstream = dial(Number(new URL(real.url).port), '127.0.0.1');
    const waiting: number[] = [];
    let greeted = false;
    upstream.on('data', (bytes) => {
      if (greeted) return void waiting.push(...bytes);
      greeted = true;
      client.write(bytes);
    });
    const timer = setInterval(() => {
      const byte = waiting.shift();
      if (byte !== undefined) client.write(Buffer.from([byte]));
    }, 1000);
    client.pipe(upstream);
    for (const one of [client, upstream])
      one
        .on('error', () => undefined)
        .on('close', () => {
          clearInterval(timer);
          client.destroy();
          upstream.destroy();
        });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => void server.close());
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, received: [] };
}

async function noServer() {
  const server = await aMailServer();
  await server.close();
  return server;
}

const told = (db: Db) =>
  db
    .selectFrom('messages')
    .select(['person_id', 'state', 'tries', 'created_at', 'next_try_at', 'last_problem'])
    .where('template', '=', 'certificate-issued')
    .where('recipient', 'like', 'graduate%')
    .execute();

type Told = Awaited<ReturnType<typeof told>>;
const tried = (rows: Told) => rows.every((it) => it.tries === 1 && it.state !== 'sending');

describe.each(engines)('the mail server (%s)', (engine) => {
  afterAll(forgetTemplates);

  // How each message fares is told beside them (messages.server.test.ts); here it is about the others.
  const troubles = [
    { is: 'down', open: noServer, state: 'waiting', arrives: 0 },
    { is: 'slow', open: aDrippingServer, state: 'sending', arrives: 0 },
    { is: 'busy', open: () => aMailServer(Array(99).fill(451)), state: 'waiting', arrives: 0 },
    { is: 'unwilling', open: () => aMailServer(Array(99).fill(550)), state: 'failed', arrives: 0 },
    {
      is: 'gone when all was said',
      open: () => aMailServer(Array(99).fill('hang-up')),
      state: 'uncertain',
      arrives: 0,
    },
    { is: 'well', open: () => aMailServer(), state: 'sent', arrives: graduates },
  ];

  it.each(long ? troubles : troubles.slice(0, 4))(
    'is $is: nobody waits for it',
    async ({ is, open, state, arrives }) => {
      const story = await demoDatabase(engine);
      const db = connect(story.url);
      await db.updateTable('messages').set({ state: 'sent' }).execute();
      await quiet(db);
      const people = await readyGraduates(db, graduates);
      const post = await open();
      const server = await startServer({
        databaseUrl: story.url,
        environment: { SMTP_URL: post.url },
      });
      try {
        const took: number[] = [];
        for (const { cookie, attempt } of people) {
          const browser = new Client(server.origin, { cookie });
          const began = performance.now();
          const reply = await browser.post(`/attempts/${attempt}/certificate`, { holder: 'Grace' });
          took.push(performance.now() - began);
          expect(reply.status).toBe(303);
          // The worker looks for something to send every two seconds: some press while it sends.
          await sleep(is === 'slow' ? 600 : 50);
        }
        took.sort((a, b) => a - b);
        tell(
          `${engine}, mail server ${is}: the slowest of ${graduates} took ${Math.round(took.at(-1)!)} ms`,
        );
        expect(took[graduates / 2]!).toBeLessThan(1000);

        if (is === 'slow') {
          await vi.waitFor(
            async () => expect((await told(db)).some((it) => it.state === state)).toBe(true),
            10_000,
          );
        } else {
          await vi.waitFor(async () => expect(tried(await told(db))).toBe(true), 15_000);
        }
        const rows = await told(db);
        expect(rows.map((it) => it.person_id).sort()).toEqual(people.map((it) => it.id).sort());
        if (is !== 'slow') expect(new Set(rows.map((it) => it.state))).toEqual(new Set([state]));
        for (const row of rows.filter((it) => it.state === 'waiting' && it.tries === 1)) {
          const pause = Date.parse(row.next_try_at) - Date.parse(row.created_at);
          expect(pause).toBeGreaterThan(55_000);
          expect(row.last_problem).toBeTruthy();
        }
        expect(post.received).toHaveLength(arrives);
        // Whoever ends the process does not wait for it either; but a slow one for twenty seconds.
        if (is === 'slow' && !long) return await server.kill();
        const began = performance.now();
        await server.stop();
        expect(performance.now() - began).toBeLessThan(25_000);
      } finally {
        await server.stop();
        await db.destroy();
        await story.drop();
      }
    },
    90_000,
  );
});
