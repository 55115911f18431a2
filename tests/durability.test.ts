/**
 * Nothing acknowledged is lost: the server is killed at random moments under a load of saves and
 * submissions; afterwards acknowledged ⊆ stored ⊆ sent, and what was marked is what was kept.
 */
import { afterAll, describe, expect, it, vi } from 'vitest';
import { sql } from 'kysely';
import { connect, type Db } from '#db/connection.server.ts';
import { demoDatabase, engines, forgetTemplates } from './setup/demo-database.ts';
import { emptyJournal, sit, type Journal } from './setup/journal.ts';
import { readyLearners } from './setup/ready-learners.ts';
import { startServer, type TestServer } from './setup/server.ts';

const kills = 12;
const atOnce = 4;

describe.each(engines)('killed under load (%s)', (engine) => {
  afterAll(forgetTemplates);

  it('keeps whatever it acknowledged, once', async () => {
    const story = await demoDatabase(engine);
    const db = connect(story.url);
    const learners = await readyLearners(db, 600);
    await db.destroy();

    const journal = emptyJournal();
    let server: TestServer = await startServer({ databaseUrl: story.url });
    const port = Number(new URL(server.origin).port);
    let over = false;
    const workers = Array.from({ length: atOnce }, async () => {
      while (!over && learners.length > 0) await sit(server.origin, learners.pop()!, journal);
    });
    for (let kill = 0; kill < kills; kill++) {
      // A server that has not done anything yet has nothing to lose.
      const before = acknowledged(journal);
      await vi.waitFor(() => expect(acknowledged(journal)).toBeGreaterThan(before), {
        timeout: 30_000,
        interval: 5,
      });
      await new Promise((done) => setTimeout(done, 60 + Math.random() * 340));
      await server.kill();
      server = await startServer({ databaseUrl: story.url, port });
    }
    over = true;
    await Promise.all(workers);
    await server.stop();

    const after = connect(story.url);
    try {
      await compare(after, journal);
      if (engine === 'SQLite') {
        const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(
          after,
        );
        expect(rows).toEqual([{ integrity_check: 'ok' }]);
        expect((await sql`pragma foreign_key_check`.execute(after)).rows).toEqual([]);
      }
    } finally {
      await after.destroy();
      await story.drop();
    }
  }, 180_000);
});

const acknowledged = ({ saves, submissions }: Journal) =>
  [...saves, ...submissions].filter((it) => it.acknowledged).length;

async function compare(db: Db, journal: Journal): Promise<void> {
  // A load that did nothing would prove nothing.
  expect(journal.submissions.length).toBeGreaterThan(atOnce);
  const people = journal.starts.map((start) => start.person);

  const attempts = await db
    .selectFrom('attempts')
    .select(['id', 'person_id', 'client_id', 'submitted_at', 'marks'])
    .where('person_id', 'in', people)
    .execute();
  expect(attempts.map((it) => `${it.person_id} ${it.client_id} ${it.id}`).sort()).toEqual(
    journal.starts.map((it) => `${it.person} ${it.clientId} ${it.attempt}`).sort(),
  );

  const name = (save: { attempt: string; pageId: string; sequence: number; question: string }) =>
    `${save.attempt} ${save.pageId} ${save.sequence} ${save.question}`;
  const sent = new Map(journal.saves.map((save) => [name(save), save]));
  const rows = await db
    .selectFrom('answers')
    .selectAll()
    .where(
      'attempt_id',
      'in',
      attempts.map((it) => it.id),
    )
    .execute();
  for (const row of rows) {
    const save = sent.get(
      name({
        attempt: row.attempt_id,
        pageId: row.page_id,
        sequence: Number(row.sequence),
        question: row.question_key,
      }),
    );
    expect(save, `${row.id} was never sent`).toBeDefined();
    expect(asChoice(row.response)).toBe(save!.choice);
  }

  const last = new Map<string, string>();
  for (const save of journal.saves) {
    if (save.acknowledged) last.set(`${save.attempt} ${save.question}`, save.choice);
  }
  for (const attempt of attempts) {
    const submission = journal.submissions.find((it) => it.attempt === attempt.id);
    expect(attempt.submitted_at !== null).toBe(submission?.acknowledged === true);
    if (!attempt.marks) continue;
    const marks = JSON.parse(attempt.marks) as {
      perQuestion: { key: string; response: unknown }[];
    };
    for (const { key, response } of marks.perQuestion) {
      const kept = last.get(`${attempt.id} ${key}`);
      expect(response === null ? undefined : String(response), `${attempt.id} ${key}`).toBe(kept);
    }
  }
}

const asChoice = (stored: string): string => String(JSON.parse(stored));
