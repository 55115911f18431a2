import type { Db } from '#db/connection.server.ts';
import { joinCommit } from '#db/joined-commit.server.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { currentAnswers } from './current-answers.ts';
import { mark } from './marking.ts';
import type { Marks } from './quizzes.ts';
import { keepOn, savedState, type Refused, type Saving } from './saving.server.ts';
import { holdSitting, savesOf } from './sitting.server.ts';

type Submitted =
  | { attempt: string; marks: Marks }
  /** Keys, in the paper's order: nothing was submitted yet, but the answers are kept. */
  | { unanswered: string[] }
  | Refused;

interface Submission {
  attempt: string;
  /** Whether what is not answered may stay so. */
  confirm: boolean;
  /** What stood on the page that sent it. */
  page?: Omit<Saving, 'attempt'>;
}

/**
 * Keeps the page's answers and marks all that is kept, together or not at all, and once: however
 * often it is sent, the marks are the first one's. Null when the attempt is not the viewer's.
 */
export async function submitAttempt(
  db: Db,
  viewer: SignedIn,
  { attempt, confirm, page }: Submission,
  now: Date,
): Promise<Submitted | null> {
  return joinCommit(db, async (trx) => {
    const sitting = await holdSitting(trx, viewer, attempt);
    if (!sitting) return null;
    if (sitting.marks) return { attempt: sitting.id, marks: sitting.marks };
    const saves = await (page ? keepOn(trx, sitting, page, now) : savesOf(trx, sitting.id));
    if ('refused' in saves) return saves;
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
