/** A load of whole checks and certificates, and what must be true of the database after it. */
import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Db } from '#db/connection.server.ts';
import { isPostgres } from '#db/full-text.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { currentAnswers } from '#app/domain/quizzes/current-answers.ts';
import { mark } from '#app/domain/quizzes/marking.ts';
import { loadSitting, savesOf } from '#app/domain/quizzes/sitting.server.ts';
import {
  acknowledged,
  emptyJournal,
  issue,
  sit,
  type Graduate,
  type Journal,
  type Learner,
} from './journal.ts';
import { readyGraduates, readyLearners } from './ready-learners.ts';

export interface Crowd {
  learners: Learner[];
  graduates: Graduate[];
}

/** @param of tells one crowd of a database from another */
export async function aCrowd(db: Db, learners: number, graduates: number, of = ''): Promise<Crowd> {
  return {
    learners: await readyLearners(db, learners, `learner${of}`),
    graduates: await readyGraduates(db, graduates, `graduate${of}`),
  };
}

export interface Load {
  journal: Journal;
  acknowledged(): number;
  /** How long the slowest stretch without anything acknowledged was. */
  longestSilence(): number;
  /** Everybody finishes what they began. */
  end(): Promise<void>;
}

/** Four people at a time, one of them after a certificate; each origin in turn. */
export function startLoad(origins: string[], { learners, graduates }: Crowd): Load {
  const journal = emptyJournal();
  let over = false;
  let [heard, last, silence] = [0, performance.now(), 0];
  const watch = setInterval(() => {
    const now = acknowledged(journal);
    if (now > heard) [heard, last] = [now, performance.now()];
    silence = Math.max(silence, performance.now() - last);
  }, 20);
  const work = Array.from({ length: 4 }, async (_, place) => {
    const origin = origins[place % origins.length]!;
    while (!over && learners.length > 0 && graduates.length > 0) {
      if (place === 0) await issue(origin, graduates.pop()!, journal);
      else await sit(origin, learners.pop()!, journal);
    }
  });
  // Whoever waits for the load hears of a failure there; nobody else has to.
  const done = Promise.all(work);
  done.catch(() => undefined);
  return {
    journal,
    acknowledged: () => acknowledged(journal),
    longestSilence: () => Math.round(silence),
    end: async () => {
      over = true;
      await done;
      clearInterval(watch);
    },
  };
}

/** acked ⊆ database ⊆ sent; nothing doubled; one live certificate each; marks that stand again. */
export async function compare(db: Db, journal: Journal): Promise<void> {
  // A load that did nothing would prove nothing.
  expect(journal.submissions.length).toBeGreaterThan(4);
  await compareAttempts(db, journal);
  await compareCertificates(db, journal);
  if (isPostgres(db as never)) return;
  const { rows } = await sql`pragma integrity_check`.execute(db);
  expect(rows).toEqual([{ integrity_check: 'ok' }]);
  expect((await sql`pragma foreign_key_check`.execute(db)).rows).toEqual([]);
}

async function compareAttempts(db: Db, journal: Journal): Promise<void> {
  const people = journal.starts.map((start) => start.person);
  const attempts = await db
    .selectFrom('attempts')
    .select(['id', 'person_id', 'client_id', 'submitted_at', 'marks'])
    .where('person_id', 'in', people)
    .execute();
  expect(attempts.map((it) => `${it.person_id} ${it.client_id} ${it.id}`).sort()).toEqual(
    journal.starts.map((it) => `${it.person} ${it.clientId} ${it.attempt}`).sort(),
  );
  const sent = new Map(
    journal.saves.map((it) => [`${it.attempt} ${it.pageId} ${it.sequence} ${it.question}`, it]),
  );
  for (const attempt of attempts) {
    const person = { signedIn: true, id: attempt.person_id, language: 'en' } as SignedIn;
    const saves = await savesOf(db, attempt.id);
    const kept = saves.map((it) => `${attempt.id} ${it.pageId} ${it.sequence} ${it.questionKey}`);
    expect(new Set(kept).size, 'a save is there once').toBe(kept.length);
    saves.forEach((save, at) =>
      expect(String(JSON.parse(save.response)), kept[at]).toBe(sent.get(kept[at]!)?.choice),
    );
    for (const save of journal.saves)
      if (save.acknowledged && save.attempt === attempt.id)
        expect(kept).toContain(`${save.attempt} ${save.pageId} ${save.sequence} ${save.question}`);
    const submission = journal.submissions.find((it) => it.attempt === attempt.id);
    expect(attempt.submitted_at !== null).toBe(submission?.acknowledged === true);
    if (!attempt.marks) continue;
    const sitting = (await loadSitting(db, person, attempt.id))!;
    const answers = [...currentAnswers(saves)].map(([key, it]) => [key, it.response] as const);
    const again = mark(sitting.questions, new Map(answers), sitting.course.pass);
    expect(JSON.parse(attempt.marks), 'marked again').toEqual(again);
  }
}

async function compareCertificates(db: Db, journal: Journal): Promise<void> {
  const asked = journal.issues.map((it) => it.person);
  if (asked.length === 0) return;
  const certificates = await db
    .selectFrom('certificates')
    .select(['person_id', 'attempt_id', 'number'])
    .where('person_id', 'in', asked)
    .where('revoked_at', 'is', null)
    .execute();
  expect(certificates.map((it) => `${it.person_id} ${it.attempt_id} ${it.number}`).sort()).toEqual(
    journal.issues.map((it) => `${it.person} ${it.attempt} ${it.number}`).sort(),
  );
  const told = await db
    .selectFrom('messages')
    .select(['person_id'])
    .where('template', '=', 'certificate-issued')
    .where('person_id', 'in', asked)
    .execute();
  expect(told.map((it) => it.person_id).sort(), 'each is told once').toEqual([...asked].sort());
}
