/** An attempt as it is sat: its paper with the questions of the version it began on. */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { findVersion, questionsOf } from '#app/domain/courses/courses.server.ts';
import type { Course } from '#app/domain/courses/courses.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { asLanguage, type Language } from '#app/words/languages.ts';
import type { Save } from './current-answers.ts';
import type { CompiledQuestion, Marks, Paper } from './quizzes.ts';

export interface Sitting {
  id: string;
  enrolmentId: string;
  number: number;
  language: Language;
  startedAt: string;
  submittedAt: string | null;
  marks: Marks | null;
  /** The version it began on. */
  course: Course;
  paper: Paper;
  /** In the paper's order, keys and feedback included. */
  questions: CompiledQuestion[];
}

/** Only the viewer's own; anybody else's does not exist. */
export async function loadSitting(db: Db, viewer: SignedIn, id: string): Promise<Sitting | null> {
  if (!/^[\w-]{1,64}$/.test(id)) return null;
  const row = await db
    .selectFrom('attempts')
    .select(['id', 'enrolment_id', 'number', 'language', 'version_id', 'paper', 'started_at'])
    .select(['submitted_at', 'marks'])
    .where('id', '=', id)
    .where('person_id', '=', viewer.id)
    .executeTakeFirst();
  if (!row) return null;
  const course = await findVersion(db, viewer, row.version_id);
  if (!course) throw new Error(`Attempt ${id} began on a version that is not there.`);
  const language = asLanguage(row.language);
  const pool = await questionsOf(db, { version: row.version_id, language });
  const byKey = new Map(pool.questions.map((question) => [question.id, question]));
  const paper = JSON.parse(row.paper) as Paper;
  return {
    id: row.id,
    enrolmentId: row.enrolment_id,
    number: row.number,
    language,
    startedAt: row.started_at,
    submittedAt: row.submitted_at,
    marks: row.marks === null ? null : (JSON.parse(row.marks) as Marks),
    course,
    paper,
    questions: paper.questions.map(({ key }) => byKey.get(key)!),
  };
}

/**
 * Takes hold of an attempt until the transaction ends, as long as nobody has submitted it: who
 * saves and who submits come one after the other.
 */
export async function holdOpen(trx: Transaction<Database>, attempt: string): Promise<boolean> {
  const held = await trx
    .updateTable('attempts')
    .set({ submitted_at: null })
    .where('id', '=', attempt)
    .where('submitted_at', 'is', null)
    .executeTakeFirst();
  return held.numUpdatedRows === 1n;
}

export async function savesOf(db: Db, attempt: string): Promise<Save[]> {
  const rows = await db
    .selectFrom('answers')
    .select(['question_key', 'page_id', 'sequence', 'response', 'saved_at'])
    .where('attempt_id', '=', attempt)
    .execute();
  return rows.map((row) => ({
    questionKey: row.question_key,
    pageId: row.page_id,
    sequence: row.sequence,
    response: row.response,
    savedAt: row.saved_at,
  }));
}
