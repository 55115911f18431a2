import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { startAttempt } from '#app/domain/quizzes/quizzes.server.ts';
import { startForm } from '#app/domain/quizzes/quizzes.ts';
import { signedIn } from '#app/http/context.ts';
import { readForm } from '#app/http/form.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { database } from '#db/connection.server.ts';

export async function action({ request, context, params }: ActionFunctionArgs) {
  const course = params.course!;
  const form = await readForm(request, startForm);
  if (!form.ok) throw notFound();
  const input = { course, ...form.value };
  const started = await startAttempt(database(), signedIn(context), input, context.now);
  if (!started) throw notFound();
  if ('attempt' in started) return redirect(`/attempts/${started.attempt}`, 303);
  if (started.refused === 'not-enrolled' || started.refused === 'malformed') throw notFound();
  // That page says why not now, and when.
  return redirect(`/courses/${course}/assessment`, 303);
}

export { Nothing as default } from '#app/ui/nothing.tsx';
