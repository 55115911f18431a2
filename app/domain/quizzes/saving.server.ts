import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import { joinCommit } from '#db/joined-commit.server.ts';
import { prepared } from '#db/prepared.server.ts';
import type { AnswersTable, Database } from '#db/schema.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import type { Entered } from './answer-form.ts';
import { currentAnswers, lastSave, newSaves, type Save, type Sent } from './current-answers.ts';
import { fromStored, isComplete, toGiven } from './given.ts';
import type { Saved } from './quizzes.ts';
import { holdSitting, savesOf, type Sitting } from './sitting.server.ts';

export interface Saving {
  attempt: string;
  pageId: string;
  seen?: string | null;
  /** Whether a question that is not mentioned was left empty. */
  whole?: boolean;
  answers: { questionKey: string; sequence: number | null; response: Entered }[];
}

export type Refused = { refused: 'submitted' | 'unknown-question' | 'malformed' | 'too-many' };

/** No person comes near it; a script that goes wild must not fill the disk. */
const mostSaves = 5000;

/**
 * Keeps what was answered on a page, all of it or nothing. Who has left the course meanwhile may
 * still finish what they began: the answers are theirs, and a pass stays a pass. Null when the
 * attempt is not the viewer's.
 */
export async function saveAnswers(
  db: Db,
  viewer: SignedIn,
  saving: Saving,
  now: Date,
): Promise<Saved | Refused | null> {
  return joinCommit(db, async (trx) => {
    const sitting = await holdSitting(trx, viewer, saving.attempt);
    if (!sitting) return null;
    const saves = await keepOn(trx, sitting, saving, now);
    return 'refused' in saves ? saves : savedState(sitting, saves);
  });
}

/** The same on a sitting that is held. All saves of it come back, these among them. */
export async function keepOn(
  trx: Transaction<Database>,
  sitting: Sitting,
  saving: Omit<Saving, 'attempt'>,
  now: Date,
): Promise<Save[] | Refused> {
  const sent = understand(sitting, saving);
  if ('refused' in sent) return sent;
  if (sitting.submittedAt !== null) return { refused: 'submitted' };
  const before = await savesOf(trx, sitting.id);
  const saves = newSaves(before, sent, now);
  if (saves.length > 0 && before.length + saves.length > mostSaves) return { refused: 'too-many' };
  for (const save of saves) await insertAnswer(trx, rowOf(sitting.id, save));
  return [...before, ...saves];
}

function understand(sitting: Sitting, saving: Omit<Saving, 'attempt'>): Sent | Refused {
  const answers = new Map<string, Sent['answers'][number]>();
  for (const { questionKey, sequence, response } of saving.answers) {
    const question = sitting.questions.find((it) => it.id === questionKey);
    if (!question) return { refused: 'unknown-question' };
    const given = toGiven(question, response);
    if (given === undefined || answers.has(questionKey)) return { refused: 'malformed' };
    answers.set(questionKey, { questionKey, sequence, response: given });
  }
  const silent = saving.whole ? sitting.questions.filter((it) => !answers.has(it.id)) : [];
  return {
    pageId: saving.pageId,
    seen: saving.seen ?? null,
    answers: [
      ...answers.values(),
      ...silent.map((it) => ({ questionKey: it.id, sequence: null, response: null })),
    ],
  };
}

const rowOf = (attempt: string, save: Save): AnswersTable => ({
  id: newId(),
  attempt_id: attempt,
  question_key: save.questionKey,
  page_id: save.pageId,
  sequence: save.sequence,
  response: save.response,
  saved_at: save.savedAt,
});

const insertAnswer = prepared((db, the: { [Column in keyof AnswersTable]: AnswersTable[Column] }) =>
  db.insertInto('answers').values({
    id: the.id,
    attempt_id: the.attempt_id,
    question_key: the.question_key,
    page_id: the.page_id,
    sequence: the.sequence,
    response: the.response,
    saved_at: the.saved_at,
  }),
);

export function savedState(sitting: Sitting, saves: Save[]): Saved {
  const current = currentAnswers(saves);
  const isAnswered = (question: Sitting['questions'][number]) =>
    isComplete(question, fromStored(question, current.get(question.id)?.response));
  return {
    savedAt: lastSave(saves),
    answered: sitting.questions.filter(isAnswered).map((question) => question.id),
    total: sitting.questions.length,
  };
}
