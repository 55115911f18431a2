import type { AppLoadContext } from '@remix-run/node';
import { findAttempt, saveAnswers } from '#app/domain/quizzes/quizzes.server.ts';
import { readAnswerForm, type AnswerForm, type Saved } from '#app/domain/quizzes/quizzes.ts';
import { signedIn } from './context.ts';
import { database } from '#db/connection.server.ts';

type Kept = { form: AnswerForm; saved: Saved } | { refused: 'submitted' | 'malformed' };

/**
 * Keeps what a form of answers holds: the page's own, or only what the phone says has changed. An
 * attempt of somebody else is not there, whatever is sent to it: null.
 */
export async function keepAnswers(
  request: Request,
  context: AppLoadContext,
  attempt: string,
  { whole }: { whole: boolean },
): Promise<Kept | null> {
  const viewer = signedIn(context);
  const fields = await request.formData().catch(() => [] as [string, string][]);
  const form = readAnswerForm(fields, { whole });
  if (form === 'malformed') {
    return (await findAttempt(database(), viewer, attempt)) && { refused: 'malformed' };
  }
  const saved = await saveAnswers(database(), viewer, { ...form, attempt }, context.now);
  if (!saved) return null;
  if (!('refused' in saved)) return { form, saved };
  return { refused: saved.refused === 'submitted' ? 'submitted' : 'malformed' };
}
