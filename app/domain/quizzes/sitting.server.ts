/** An attempt as it is sat: its paper with the questions of the version it began on. */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import { isPostgres } from '#db/full-text.server.ts';
import { prepared } from '#db/prepared.server.ts';
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

const attemptOf = ({ held }: { held: boolean }) =>
  prepared((db, the: { id: string; person: string }) =>
    db
      .selectFrom('attempts')
      .select(['id', 'enrolment_id', 'number', 'language', 'version_id', 'paper', 'started_at'])
      .select(['submitted_at', 'marks'])
      .where('id', '=', the.id)
      .where('person_id', '=', the.person)
      // On SQLite whoever writes is alone from the beginning of the transaction.
      .$if(held && isPostgres(db as never), (query) => query.forUpdate()),
  );
const readAttempt = attemptOf({ held: false });
const holdAttempt = attemptOf({ held: true });

/** Only the viewer's own; anybody else's does not exist. */
export function loadSitting(db: Db, viewer: SignedIn, id: string): Promise<Sitting | null> {
  return sittingOf(readAttempt, db, viewer, id);
}

/**
 * The same, and nobody else has it until the transaction ends: who saves and who submits come one
 * after the other.
 */
export function holdSitting(
  trx: Transaction<Database>,
  viewer: SignedIn,
  id: string,
): Promise<Sitting | null> {
  return sittingOf(holdAttempt, trx, viewer, id);
}

async function sittingOf(
  find: typeof readAttempt,
  db: Db,
  viewer: SignedIn,
  id: string,
): Promise<Sitting | null> {
  if (!/^[\w-]{1,64}$/.test(id)) return null;
  const [row] = await find(db, { id, person: viewer.id });
  if (!row) return null;
  const language = asLanguage(row.language);
  const { course, byKey } = await sourceOf(db, viewer, { version: row.version_id, language });
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

interface Source {
  course: Course;
  byKey: Map<string, CompiledQuestion>;
}

/** By version, language of the attempt and language of the viewer: a version never changes. */
const sources = new Map<string, Source>();
const mostSources = 500;

async function sourceOf(
  db: Db,
  viewer: SignedIn,
  { version, language }: { version: string; language: Language },
): Promise<Source> {
  const name = `${version} ${language} ${viewer.language}`;
  const known = sources.get(name);
  if (known) return known;
  const course = await findVersion(db, viewer, version);
  if (!course) throw new Error(`An attempt began on version ${version}, which is not there.`);
  const { questions } = await questionsOf(db, { version, language });
  const source = { course, byKey: new Map(questions.map((it) => [it.id, it])) };
  if (sources.size >= mostSources) sources.clear();
  sources.set(name, source);
  return source;
}

const answersOf = prepared((db, the: { attempt: string }) =>
  db
    .selectFrom('answers')
    .select(['question_key', 'page_id', 'sequence', 'response', 'saved_at'])
    .where('attempt_id', '=', the.attempt),
);

export async function savesOf(db: Db, attempt: string): Promise<Save[]> {
  const rows = await answersOf(db, { attempt });
  return rows.map((row) => ({
    questionKey: row.question_key,
    pageId: row.page_id,
    sequence: row.sequence,
    response: row.response,
    savedAt: row.saved_at,
  }));
}
