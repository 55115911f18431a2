import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { enrol, progressOf } from '#app/domain/enrolments/enrolments.server.ts';
import { signedIn } from '#app/http/context.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { database } from '#db/connection.server.ts';

/** Joining leads to the first lesson not done; a course that isn't open yet says what opens it. */
export async function action({ context, params }: ActionFunctionArgs) {
  const viewer = signedIn(context);
  const course = params.course!;
  const enrolled = await enrol(database(), viewer, { course }, context.now);
  if (!enrolled) throw notFound();
  if ('refused' in enrolled) return redirect(`/courses/${course}`, 303);
  const next = (await progressOf(database(), viewer, course))?.next;
  return redirect(next ? `/courses/${course}/lessons/${next.key}` : `/courses/${course}`, 303);
}

export { Nothing as default } from '#app/ui/nothing.tsx';
