/**
 * PostgreSQL falls silent beneath a running server: a cable is cut, a machine hangs, nobody hangs up.
 * Pages say so within the bound, and come back by themselves.
 */
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect, type Db } from '#db/connection.server.ts';
import { Client } from '../setup/browserless.ts';
import { demoDatabase, engines, forgetTemplates } from '../setup/demo-database.ts';
import { sleep } from '../setup/faults.ts';
import { startServer, type TestServer } from '../setup/server.ts';
import { cookieFor } from '../setup/session.ts';
import { lineTo, type Line } from '../setup/silent-line.ts';

/** Kysely's own. */
const migrationLock = 3853314791062309107n;

/** Five seconds after its own bound of one the server's silence counts as that of a dead one. */
const bound = 6_000;

describe.runIf(engines.includes('PostgreSQL'))('a database that falls silent', () => {
  let database: Awaited<ReturnType<typeof demoDatabase>>;
  let line: Line;
  let server: TestServer;
  let db: Db;
  let learner: Client;
  beforeAll(async () => {
    database = await demoDatabase('PostgreSQL');
    line = await lineTo(database.url);
    const environment = { DATABASE_TIMEOUT: '1' };
    server = await startServer({ databaseUrl: line.url, listen: true, environment });
    db = connect(database.url);
    const { id } = await grace(db);
    learner = new Client(server.origin);
    const [name, token] = (await cookieFor(db, id)).split('=');
    learner.cookies.set(name!, token!);
  }, 120_000);
  beforeEach(async () => {
    expect((await learner.get('/me')).status).toBe(200);
  });
  afterAll(async () => {
    line.speak();
    await server.stop();
    line.close();
    await db.destroy();
    await database.drop();
    await forgetTemplates();
  });

  const rename = (name: string) => learner.post('/me', { name, language: 'en', timeZone: 'UTC' });
  const heals = () =>
    expect.poll(async () => (await learner.get('/me')).status, { timeout: 20_000 }).toBe(200);

  it('says so on more pages than it has connections, and heals by itself', async () => {
    line.fallSilent();
    const began = performance.now();
    const asked = Array.from({ length: 25 }, () => learner.get('/me'));
    const sent = rename('Grace Silent');
    for (const answer of await Promise.all(asked)) expect(answer.status).toBe(503);
    const refused = await sent;
    expect(refused.status).toBe(503);
    expect(await refused.text()).toContain('What you just sent was not kept.');
    expect((await learner.get('/health')).status).toBe(503);
    // Some wait for a connection first, and for an answer then.
    expect(performance.now() - began).toBeLessThan(4 * bound);
    line.speak();
    await heals();
    expect(await grace(db)).not.toMatchObject({ name: 'Grace Silent' });
  }, 60_000);

  it('does not say that nothing was kept where only the answer was lost', async () => {
    line.fallSilentAfter('commit');
    const unknown = await rename('Grace Committed');
    expect(unknown.status).toBe(503);
    expect(await unknown.text()).toContain('We cannot tell whether what you just sent was kept.');
    line.speak();
    await heals();
    expect(await grace(db)).toMatchObject({ name: 'Grace Committed' });
  }, 60_000);

  it('lets nobody wait for ever behind a row that somebody holds: that was not kept', async () => {
    await db.transaction().execute(async (trx) => {
      await sql`select 1 from people where username = 'grace.atieno' for update`.execute(trx);
      const late = await rename('Grace Waiting');
      expect(late.status).toBe(503);
      expect(await late.text()).toContain('What you just sent was not kept.');
      expect((await learner.get('/me')).status).toBe(200);
    });
    expect((await rename('Grace Again')).status).toBe(303);
  }, 60_000);

  it('is waited for as long as it takes by a process that begins while another migrates', async () => {
    const environment = { DATABASE_TIMEOUT: '1' };
    const starting = await db.transaction().execute(async (trx) => {
      await sql`select pg_advisory_xact_lock(${sql.lit(migrationLock)})`.execute(trx);
      const second = startServer({ databaseUrl: database.url, environment, listen: true });
      second.catch(() => undefined);
      await sleep(4_000);
      return { second };
    });
    await (await starting.second).stop();
  }, 60_000);

  it('does not keep the process from leaving', async () => {
    line.fallSilent();
    const waiting = learner.get('/me').catch(() => null);
    const began = performance.now();
    await server.stop();
    expect(await server.ended).toBe(0);
    expect(performance.now() - began).toBeLessThan(24_000);
    await waiting;
  }, 60_000);
});

const grace = (db: Db) =>
  db
    .selectFrom('people')
    .select(['id', 'name'])
    .where('username', '=', 'grace.atieno')
    .executeTakeFirstOrThrow();
