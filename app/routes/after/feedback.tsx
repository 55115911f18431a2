import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { feedbackOf, giveFeedback } from '#app/domain/meetings/meetings.server.ts';
import { feedbackForm } from '#app/domain/meetings/meetings.ts';
import { signedIn } from '#app/http/context.ts';
import { privately, sendBack } from '#app/http/form-again.server.ts';
import { readForm, refill } from '#app/http/form.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { FeedbackPage } from '#app/ui/after/feedback-page.tsx';
import { pageTitle } from '#app/ui/say.tsx';
import type { Key } from '#app/words/words.ts';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('feedback.title'));

export async function loader({ context, params }: LoaderFunctionArgs) {
  const input = { meeting: params.meeting! };
  const page = await feedbackOf(database(), signedIn(context), input, context.now);
  if (!page) throw notFound();
  return page;
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const meeting = params.meeting!;
  const viewer = signedIn(context);
  if (!(await feedbackOf(database(), viewer, { meeting }, context.now))) throw notFound();
  const form = await readForm(request, feedbackForm);
  if (!form.ok) return sendBack(form.refill);
  const kept = await giveFeedback(database(), viewer, { meeting, ...form.value }, context.now);
  if (kept === 'kept') return redirect(`/meetings/${meeting}/feedback`, 303);
  if (kept.refused === 'not-found') throw notFound();
  const { useful, hour, change } = form.value;
  const typed = { useful: String(useful), hour: hour ? 'yes' : 'no', change };
  const problem: Record<string, Key> =
    kept.refused === 'child-data'
      ? { change: `notes.problem.child-data.${kept.what}` }
      : kept.refused === 'too-long'
        ? { change: 'feedback.problem.long' }
        : { '': `feedback.door.${kept.refused}` };
  return sendBack(refill(typed, problem));
}

export default function Feedback() {
  const again = useActionData<typeof action>()?.refill ?? null;
  return <FeedbackPage {...useLoaderData<typeof loader>()} refill={again} />;
}
