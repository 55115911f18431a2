import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { meetingThread } from '#app/domain/talk/talk.server.ts';
import { signedIn } from '#app/http/context.ts';
import { discussionIn, sayIn } from '#app/http/discussion.server.ts';
import { privately } from '#app/http/form-again.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { pageTitle } from '#app/ui/say.tsx';
import { Discussion } from '#app/ui/talk/discussion.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (say) => say('talk.title'));

/** Read by those who may come to the meeting; for anyone else there is neither. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const input = { meeting: params.meeting! };
  const thread = await meetingThread(database(), signedIn(context), input);
  if (!thread) throw notFound();
  return discussionIn(context, request, thread);
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const input = { meeting: params.meeting! };
  const thread = await meetingThread(database(), signedIn(context), input);
  if (!thread) throw notFound();
  return sayIn(context, request, () => Promise.resolve(thread));
}

export default function MeetingDiscussion() {
  const data = useLoaderData<typeof loader>();
  const refill = useActionData<typeof action>()?.refill;
  return <Discussion {...data} refill={refill} />;
}
