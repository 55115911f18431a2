/** What the discussions of all kinds of subjects have in common. */
import { redirect, type AppLoadContext } from '@remix-run/node';
import { readThread, writePost } from '#app/domain/talk/talk.server.ts';
import { postForm, type Posted, type Thread } from '#app/domain/talk/talk.ts';
import type { Key } from '#app/words/words.ts';
import { database } from '#db/connection.server.ts';
import { signedIn } from './context.ts';
import { formAgain, retryAfter, sendBack } from './form-again.server.ts';
import { readForm, refill } from './form.server.ts';

/** A page of the thread, and an id for what may be written on it. */
export async function discussionIn(context: AppLoadContext, request: Request, thread: Thread) {
  const asked = new URL(request.url).searchParams;
  const before = asked.get('before');
  const page = await readThread(database(), signedIn(context), { thread, before });
  const done = asked.get('done') === 'reported';
  return { thread, ...page, clientId: crypto.randomUUID(), done };
}

/** Says what was sent; who is not in the thread gets the own words back. */
export async function sayIn(
  context: AppLoadContext,
  request: Request,
  find: () => Promise<Thread | null>,
) {
  const form = await readForm(request, postForm);
  if (!form.ok) return sendBack(form.refill);
  const { id: clientId, text } = form.value;
  const thread = await find();
  if (!thread) return formAgain({ text }, { text: 'talk.problem.notIn' }, 403);
  const input = { thread, clientId, text };
  const posted = await writePost(database(), signedIn(context), input, context.now);
  if ('post' in posted) return redirect(`${thread.address}#post-${posted.post}`, 303);
  const problems = { text: problemOf(posted) };
  if (posted.refused !== 'limited') return formAgain({ text }, problems);
  return sendBack(refill({ text }, problems), 429, retryAfter(60));
}

const problemOf = (refusal: Extract<Posted, { refused: string }>): Key =>
  refusal.refused === 'child-data'
    ? `talk.problem.child-data.${refusal.what}`
    : `talk.problem.${refusal.refused}`;
