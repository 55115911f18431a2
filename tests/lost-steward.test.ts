/** No steward can sign in: what the operator does at the machine, as docs/OPERATIONS.md says. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { connect, type Db } from '#db/connection.server.ts';
import { demoDatabase, engines, forgetTemplates } from './setup/demo-database.ts';
import { cookieFor } from './setup/session.ts';

const run = promisify(execFile);
const program = join(import.meta.dirname, '../build/server/steward.js');

/** `npm run steward -- …`; its exit code, and what it said. */
async function steward(databaseUrl: string, ...given: string[]) {
  const env = { PATH: process.env.PATH, NODE_ENV: 'production', DEMO: '1' };
  return run('node', [program, ...given], {
    env: { ...env, DATABASE_URL: databaseUrl } as NodeJS.ProcessEnv,
  }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stdout }: { code: number; stdout: string }) => ({ code, said: stdout }),
  );
}

const stewards = (db: Db) =>
  db
    .selectFrom('appointments')
    .innerJoin('people', 'people.id', 'appointments.person_id')
    .select(['people.id', 'people.username'])
    .where('role', '=', 'steward')
    .where('ended_at', 'is', null)
    .orderBy('people.username')
    .execute();

describe.each(engines)('the operator (%s)', (engine) => {
  afterAll(forgetTemplates);

  it('makes a steward of whoever has confirmed the address, and of nobody else', async () => {
    const story = await demoDatabase(engine);
    const db = connect(story.url);
    try {
      await db.updateTable('appointments').set({ ended_at: '2026-11-30T08:00:00.000Z' }).execute();
      const halima = await db
        .selectFrom('people')
        .select('id')
        .where('username', '=', 'halima.abdi')
        .executeTakeFirstOrThrow();
      const address = { email: 'Halima@Example.org', email_folded: 'halima@example.org' };
      const change = db.updateTable('people').where('id', '=', halima.id);
      await change.set({ ...address, email_confirmed_at: null }).execute();
      for (const who of ['nobody@example.org', 'halima@example.org', 'halima.abdi'])
        expect(await steward(story.url, who)).toEqual({
          code: 1,
          said: expect.stringContaining('has no account with a confirmed address') as string,
        });
      expect(await stewards(db)).toEqual([]);

      await change.set({ email_confirmed_at: '2026-11-30T08:00:00.000Z' }).execute();
      expect(await steward(story.url, 'halima@example.ORG')).toMatchObject({ code: 0 });
      expect(await stewards(db)).toEqual([{ id: halima.id, username: 'halima.abdi' }]);
    } finally {
      await db.destroy();
      await story.drop();
    }
  }, 60_000);

  it('takes a lost second step away, and with it every session', async () => {
    const story = await demoDatabase(engine);
    const db = connect(story.url);
    try {
      const [first] = await stewards(db);
      await cookieFor(db, first!.id);
      const left = async (table: 'sessions' | 'second_factors' | 'recovery_codes') =>
        (await db.selectFrom(table).select('id').where('person_id', '=', first!.id).execute())
          .length;
      expect(await left('second_factors')).toBe(1);
      const given = ['--reset-second-factor', first!.username!];
      expect(await steward(story.url, ...given)).toMatchObject({ code: 0 });
      for (const table of ['sessions', 'second_factors', 'recovery_codes'] as const)
        expect({ table, left: await left(table) }).toEqual({ table, left: 0 });
      expect(await steward(story.url, ...given)).toMatchObject({ code: 1 });
    } finally {
      await db.destroy();
      await story.drop();
    }
  }, 60_000);
});
