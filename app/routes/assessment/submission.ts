import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { submitAttempt } from '#app/domain/quizzes/quizzes.server.ts';
import { signedIn } from '#app/http/context.ts';
import { notFound, unreadable } from '#app/http/refusals.server.ts';
import { database } from '#db/connection.server.ts';
import { answerFields, keepAnswers } from '#app/http/keep-answers.server.ts';

/** Keeps what the form holds, then sends it; where answers are missing, the page names them first. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const attempt = params.attempt!;
  const result = redirect(`/attempts/${attempt}/result`, 303);
  const fields = await answerFields(request);
  const kept = await keepAnswers(fields, context, attempt, { whole: true });
  if (!kept) throw notFound();
  if ('refused' in kept) {
    if (kept.refused === 'submitted') return result;
    throw unreadable();
  }
  const input = { attempt, confirm: kept.form.confirm };
  const submitted = await submitAttempt(database(), signedIn(context), input, context.now);
  if (!submitted) throw notFound();
  return 'unanswered' in submitted ? redirect(`/attempts/${attempt}?sending`, 303) : result;
}

export { Nothing as default } from '#app/ui/nothing.tsx';
