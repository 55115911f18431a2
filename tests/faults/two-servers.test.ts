/** Two processes on one database, asked in turn: what happens once happens once, and both know it. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Db } from '#db/connection.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { Client } from '../setup/browserless.ts';
import { demoDatabase, engines, forgetTemplates } from '../setup/demo-database.ts';
import type { Learner } from '../setup/journal.ts';
import { readyGraduates, readyLearners } from '../setup/ready-learners.ts';
import { startServer, type TestServer } from '../setup/server.ts';

describe.each(engines)('two servers on one database (%s)', (engine) => {
  let story: Awaited<ReturnType<typeof demoDatabase>>;
  let db: Db;
  let servers: TestServer[];
  beforeAll(async () => {
    story = await demoDatabase(engine);
    db = connect(story.url);
    servers = await Promise.all([1, 2].map(() => startServer({ databaseUrl: story.url })));
  }, 120_000);
  afterAll(async () => {
    for (const server of servers) await server.stop();
    await db.destroy();
    await story.drop();
    await forgetTemplates();
  });

  const browsers = ({ cookie }: Learner) => servers.map((it) => new Client(it.origin, { cookie }));
  /** Twenty times at once, at both in turn. */
  const inTurn = (learner: Learner, send: (browser: Client, at: number) => Promise<Response>) => {
    const both = browsers(learner);
    return Promise.all(Array.from({ length: 20 }, (_, at) => send(both[at % 2]!, at)));
  };
  const start = (learner: Learner) =>
    inTurn(learner, (browser) =>
      browser.post('/courses/the-journey-home/attempts', { clientId: randomUUID() }),
    );
  const placesOf = (replies: Response[]) => [
    ...new Set(replies.map((it) => it.headers.get('location'))),
  ];
  const countOf = async (table: 'attempts' | 'certificates', { id }: Learner) =>
    (await db.selectFrom(table).select('id').where('person_id', '=', id).execute()).length;
  /** The site's own jobs may have reminded the same person of something meanwhile. */
  const toldOfCertificate = ({ id }: Learner) =>
    db
      .selectFrom('messages')
      .select('template')
      .where('person_id', '=', id)
      .where('template', '=', 'certificate-issued')
      .execute();

  it('one person starts, sends and takes the certificate once, and at the limit no further', async () => {
    const [learner] = await readyLearners(db, 1);
    const { id: enrolment, version_id } = await db
      .selectFrom('enrolments')
      .innerJoin('completions', 'completions.enrolment_id', 'enrolments.id')
      .select(['enrolments.id', 'completions.version_id'])
      .where('person_id', '=', learner!.id)
      .executeTakeFirstOrThrow();
    // Two of three tries are behind.
    for (const number of [1, 2])
      await db
        .insertInto('attempts')
        .values({
          ...{ id: newId(), client_id: newId(), enrolment_id: enrolment, version_id, number },
          person_id: learner!.id,
          language: 'en',
          paper: '{"questions":[]}',
          started_at: `2026-11-0${number}T08:00:00.000Z`,
          submitted_at: `2026-11-0${number}T09:00:00.000Z`,
          marks: '{"right":0,"total":10}',
          passed: 0,
        })
        .execute();
    const [address, ...others] = placesOf(await start(learner!));
    expect(address).toMatch(/^\/attempts\//);
    expect(others).toEqual([]);
    const sent = await inTurn(learner!, (browser) =>
      browser.post(`${address}/submission`, { pageId: randomUUID(), touched: '', confirm: 'yes' }),
    );
    expect(placesOf(sent)).toEqual([`${address}/result`]);
    expect(placesOf(await start(learner!))).toEqual(['/courses/the-journey-home/assessment']);
    expect(await countOf('attempts', learner!)).toBe(3);

    const [graduate] = await readyGraduates(db, 1);
    const pressed = await inTurn(graduate!, (browser) =>
      browser.post(`/attempts/${graduate!.attempt}/certificate`, { holder: 'Grace Atieno' }),
    );
    expect(placesOf(pressed)).toEqual([expect.stringMatching(/^\/certificates\//)]);
    expect(await countOf('certificates', graduate!)).toBe(1);
    expect(await toldOfCertificate(graduate!)).toHaveLength(1);
  }, 60_000);

  it('who signs out at one is signed out at the other, at once', async () => {
    const [learner] = await readyLearners(db, 1, 'leaver');
    const [here, there] = browsers(learner!);
    expect((await there!.get('/me')).status).toBe(200);
    await here!.post('/sign-out');
    const turnedAway = await there!.get('/me');
    expect(turnedAway.headers.get('location')).toMatch(/^\/sign-in/);
    const late = await there!.post('/me', { name: 'Somebody', timeZone: 'UTC' });
    expect(late.headers.get('location')).toMatch(/^\/sign-in/);
  });
});
