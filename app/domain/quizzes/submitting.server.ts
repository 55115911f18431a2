import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import { joinCommit } from '#db/joined-commit.server.ts';
import type { Database } from '#db/schema.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { currentAnswers } from './current-answers.ts';
import { mark } from './marking.ts';
import type { Marks } from './quizzes.ts';
import { savedState } from './saving.server.ts';
import { holdOpen, loadSitting, savesOf } from './sitting.server.ts';

type Submitted =
  | { attempt: string; marks: Marks }
  /** Keys, in the paper's order: nothing was submitted yet. */
  | { unanswered: string[] };

/**
 * Marks what is kept, once: however often it is sent, the marks are the first one's. Null when the
 * attempt is not the viewer's.
 */
export async function submitAttempt(
  db: Db,
  viewer: SignedIn,
  { attempt, confirm }: { attempt: string; confirm: boolean },
  now: Date,
): Promise<Submitted | null> {
  const sitting = await loadSitting(db, viewer, attempt);
  if (!sitting) return null;
  return joinCommit(db, async (trx) => {
    if (!(await holdOpen(trx, sitting.id))) {
      return { attempt: sitting.id, marks: await marksOf(trx, sitting.id) };
    }
    const saves = await savesOf(trx, sitting.id);
    const { answered } = savedState(sitting, saves);
    const keys = sitting.questions.map((question) => question.id);
    const unanswered = keys.filter((key) => !answered.includes(key));
    if (unanswered.length > 0 && !confirm) return { unanswered };

    const current = currentAnswers(saves);
    const stored = new Map([...current].map(([key, save]) => [key, save.response]));
    const marks = mark(sitting.questions, stored, sitting.course.pass);
    await trx
      .updateTable('attempts')
      .set({
        submitted_at: now.toISOString(),
        marks: JSON.stringify(marks),
        passed: marks.passed ? 1 : 0,
      })
      .where('id', '=', sitting.id)
      .where('submitted_at', 'is', null)
      .execute();
    await recordAudit(
      trx,
      {
        actorId: viewer.id,
        verb: 'attempt.marked',
        subjectId: sitting.id,
        details: { right: marks.right, total: marks.total, passed: marks.passed },
      },
      now,
    );
    return { attempt: sitting.id, marks };
  });
}

async function marksOf(trx: Transaction<Database>, attempt: string): Promise<Marks> {
  const { marks } = await trx
    .selectFrom('attempts')
    .select('marks')
    .where('id', '=', attempt)
    .executeTakeFirstOrThrow();
  return JSON.parse(marks!) as Marks;
}
