import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { findCourse } from '#app/domain/courses/courses.server.ts';
import { courseThread, readThread, writePost } from '#app/domain/talk/talk.server.ts';
import { postForm, type Posted } from '#app/domain/talk/talk.ts';
import { signedIn } from '#app/http/context.ts';
import { formAgain, privately, sendBack } from '#app/http/form-again.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { pageTitle } from '#app/ui/say.tsx';
import { Discussion } from '#app/ui/talk/discussion.tsx';
import { NotInCourse } from '#app/ui/talk/not-in-course.tsx';
import type { Key } from '#app/words/words.ts';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (say) => say('talk.title'));

/** Read by those in the course; others are shown the door that opens it. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const viewer = signedIn(context);
  const course = params.course!;
  const thread = await courseThread(database(), viewer, { course });
  if (!thread) {
    const found = await findCourse(database(), viewer, course);
    if (!found) throw notFound();
    const { slug, title, language } = found;
    return { thread: null, course: { slug, title, language } };
  }
  const asked = new URL(request.url).searchParams;
  const before = asked.get('before');
  const page = await readThread(database(), viewer, { thread, before });
  const done = asked.get('done') === 'reported';
  return { thread, ...page, clientId: crypto.randomUUID(), done };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const viewer = signedIn(context);
  const course = params.course!;
  const form = await readForm(request, postForm);
  if (!form.ok) return sendBack(form.refill);
  const { id: clientId, text } = form.value;
  const thread = await courseThread(database(), viewer, { course });
  if (!thread) {
    if (!(await findCourse(database(), viewer, course))) throw notFound();
    return formAgain({ text }, { text: 'talk.problem.notIn' }, 403);
  }
  const posted = await writePost(database(), viewer, { thread, clientId, text }, context.now);
  if ('post' in posted) return redirect(`${thread.address}#post-${posted.post}`, 303);
  const status = posted.refused === 'limited' ? 429 : 422;
  return formAgain({ text }, { text: problemOf(posted) }, status);
}

const problemOf = (refusal: Extract<Posted, { refused: string }>): Key =>
  refusal.refused === 'child-data'
    ? `talk.problem.child-data.${refusal.what}`
    : `talk.problem.${refusal.refused}`;

export default function CourseDiscussion() {
  const data = useLoaderData<typeof loader>();
  const refill = useActionData<typeof action>()?.refill;
  if (data.thread) return <Discussion {...data} refill={refill} />;
  return <NotInCourse course={data.course} refill={refill} />;
}
