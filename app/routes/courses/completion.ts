import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { completeLesson } from '#app/domain/enrolments/enrolments.server.ts';
import { signedIn } from '#app/http/context.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { database } from '#db/connection.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const place = { course: params.course!, lesson: params.lesson! };
  const completed = await completeLesson(database(), signedIn(context), place, context.now);
  if (!completed) throw notFound();
  const course = `/courses/${place.course}`;
  if ('refused' in completed) return redirect(`${course}/lessons/${place.lesson}`, 303);
  const { next } = completed;
  return redirect(next ? `${course}/lessons/${next.key}` : `${course}/assessment`, 303);
}

export { Nothing as default } from '#app/ui/nothing.tsx';
