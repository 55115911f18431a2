import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { findCourse } from '#app/domain/courses/courses.server.ts';
import { courseThread } from '#app/domain/talk/talk.server.ts';
import { signedIn } from '#app/http/context.ts';
import { discussionIn, sayIn } from '#app/http/discussion.server.ts';
import { privately } from '#app/http/form-again.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { pageTitle } from '#app/ui/say.tsx';
import { Discussion } from '#app/ui/talk/discussion.tsx';
import { NotInCourse } from '#app/ui/talk/not-in-course.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (say) => say('talk.title'));

/** Read by those in the course; others are shown the door that opens it. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const viewer = signedIn(context);
  const course = params.course!;
  const thread = await courseThread(database(), viewer, { course });
  if (thread) return discussionIn(context, request, thread);
  const found = await findCourse(database(), viewer, course);
  if (!found) throw notFound();
  const { slug, title, language } = found;
  return { thread: null, course: { slug, title, language } };
}

export function action({ context, params, request }: ActionFunctionArgs) {
  const viewer = signedIn(context);
  const course = params.course!;
  return sayIn(context, request, async () => {
    const thread = await courseThread(database(), viewer, { course });
    if (!thread && !(await findCourse(database(), viewer, course))) throw notFound();
    return thread;
  });
}

export default function CourseDiscussion() {
  const data = useLoaderData<typeof loader>();
  const refill = useActionData<typeof action>()?.refill;
  if (data.thread) return <Discussion {...data} refill={refill} />;
  return <NotInCourse course={data.course} refill={refill} />;
}
