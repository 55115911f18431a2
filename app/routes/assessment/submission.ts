import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { findAttempt, submitAttempt } from '#app/domain/quizzes/quizzes.server.ts';
import { readAnswerForm } from '#app/domain/quizzes/quizzes.ts';
import { signedIn } from '#app/http/context.ts';
import { answerFields } from '#app/http/keep-answers.server.ts';
import { notFound, unreadable } from '#app/http/refusals.server.ts';
import { database } from '#db/connection.server.ts';

/** Sends what the form holds; where answers are missing, they are kept and the page names the others first. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const [viewer, attempt] = [signedIn(context), params.attempt!];
  const page = readAnswerForm(await answerFields(request), { whole: true });
  if (page === 'malformed') {
    throw (await findAttempt(database(), viewer, attempt)) ? unreadable() : notFound();
  }
  const input = { attempt, confirm: page.confirm, page };
  const submitted = await submitAttempt(database(), viewer, input, context.now);
  if (!submitted) throw notFound();
  if ('refused' in submitted) throw unreadable();
  const missing = 'unanswered' in submitted;
  return redirect(missing ? `/attempts/${attempt}?sending` : `/attempts/${attempt}/result`, 303);
}

export { Nothing as default } from '#app/ui/nothing.tsx';
