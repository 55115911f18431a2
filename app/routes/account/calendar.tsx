import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { feedOf, makeFeed } from '#app/domain/meetings/meetings.server.ts';
import { signedIn } from '#app/http/context.ts';
import { privately } from '#app/http/form-again.server.ts';
import { FeedPage } from '#app/ui/meetings/feed-page.tsx';
import { pageTitle } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('meetings.feed.title'));

export async function loader({ context, request }: LoaderFunctionArgs) {
  const feed = await feedOf(database(), signedIn(context));
  const ended = new URL(request.url).searchParams.get('done') === 'ended';
  return { feed, ended };
}

/** Makes the feed's address; it stands in this answer and nowhere else. */
export async function action({ context }: ActionFunctionArgs) {
  const { address } = await makeFeed(database(), signedIn(context), context.now);
  return { address };
}

export default function Calendar() {
  const { feed, ended } = useLoaderData<typeof loader>();
  const made = useActionData<typeof action>()?.address ?? null;
  return <FeedPage feed={feed} made={made} ended={ended} />;
}
