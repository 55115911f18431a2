import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { findPost, hidePost, reportsOf } from '#app/domain/talk/talk.server.ts';
import { hidingForm } from '#app/domain/talk/talk.ts';
import { signedIn } from '#app/http/context.ts';
import { formAgain, privately, sendBack } from '#app/http/form-again.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { pageTitle } from '#app/ui/say.tsx';
import { ModeratePage } from '#app/ui/talk/moderate-page.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('talk.moderate.title'));

/** For moderators; for anyone else there is no such page. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context);
  const post = params.post!;
  const found = await findPost(database(), viewer, { post });
  if (!found?.thread.moderates) throw notFound();
  return { ...found, reports: await reportsOf(database(), viewer, { post }) };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const viewer = signedIn(context);
  const post = params.post!;
  const found = await findPost(database(), viewer, { post });
  if (!found?.thread.moderates) throw notFound();
  const form = await readForm(request, hidingForm);
  if (!form.ok) return sendBack(form.refill);
  const done = await hidePost(database(), viewer, { post, ...form.value }, context.now);
  if (!done) throw notFound();
  if ('refused' in done)
    return formAgain({ reason: form.value.reason }, { reason: 'talk.problem.reason' });
  return redirect(`${found.thread.address}#post-${post}`, 303);
}

export default function Hiding() {
  const data = useLoaderData<typeof loader>();
  const refill = useActionData<typeof action>()?.refill;
  return <ModeratePage {...data} refill={refill} />;
}
