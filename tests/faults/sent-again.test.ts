/** The same submission ten times from three devices: one attempt, and the same reply each time. */
import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { connect } from '#db/connection.server.ts';
import { Client } from '../setup/browserless.ts';
import { demoDatabase, engines, forgetTemplates } from '../setup/demo-database.ts';
import { radiosOf } from '../setup/journal.ts';
import { readyLearners } from '../setup/ready-learners.ts';
import { startServer } from '../setup/server.ts';
import { cookieFor } from '../setup/session.ts';

describe.each(engines)('sent again (%s)', (engine) => {
  afterAll(forgetTemplates);

  it('ten times from each of three devices, counts once', async () => {
    const story = await demoDatabase(engine);
    const db = connect(story.url);
    const [learner] = await readyLearners(db, 1);
    const server = await startServer({ databaseUrl: story.url });
    const { id } = learner!;
    try {
      const devices = await Promise.all(
        [1, 2, 3].map(async () => new Client(server.origin, { cookie: await cookieFor(db, id) })),
      );
      /** From every device, ten times, all at once; what came back, without repeats. */
      const everywhere = async (path: string, fields: Record<string, string>) => {
        const replies = devices.flatMap((device) =>
          Array.from({ length: 10 }, async () => {
            const reply = await device.post(path, fields);
            const where = reply.headers.get('location');
            return `${reply.status} ${where} ${await reply.text()}`;
          }),
        );
        return [...new Set(await Promise.all(replies))];
      };

      const clientId = randomUUID();
      const started = await everywhere('/courses/the-journey-home/attempts', { clientId });
      expect(started).toHaveLength(1);
      const address = /\/attempts\/[\w-]+/.exec(started[0]!)![0];
      const choices = radiosOf(await (await devices[0]!.get(address)).text());
      const [question, values] = choices[0]!;
      const pageId = randomUUID();

      const save = { pageId, sequence: '7', [`q.${question}`]: values[1]! };
      expect(await everywhere(`${address}/answers`, save)).toHaveLength(1);
      const whole = Object.fromEntries(choices.map(([name, of]) => [`q.${name}`, of[0]!]));
      const submission = { pageId, sequence: '8', confirm: 'yes', ...whole };
      expect(await everywhere(`${address}/submission`, submission)).toEqual([
        `303 ${address}/result `,
      ]);

      const attempts = await db
        .selectFrom('attempts')
        .select(['client_id', 'submitted_at'])
        .where('person_id', '=', id)
        .execute();
      expect(attempts).toEqual([
        { client_id: clientId, submitted_at: expect.any(String) as string },
      ]);
      const saves = db.selectFrom('answers').select('sequence').where('page_id', '=', pageId);
      expect(await saves.where('sequence', '=', 7).execute()).toHaveLength(1);
      const marked = await db
        .selectFrom('audit_entries')
        .select('id')
        .where('verb', '=', 'attempt.marked')
        .where('actor_id', '=', id)
        .execute();
      expect(marked).toHaveLength(1);
      const results = await Promise.all(
        devices.map(async (device) => {
          const page = await (await device.get(`${address}/result`)).text();
          return /<main[\s\S]*<\/main>/.exec(page)![0];
        }),
      );
      expect(new Set(results).size).toBe(1);
    } finally {
      await server.stop();
      await db.destroy();
      await story.drop();
    }
  }, 60_000);
});
