import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { enterRoom, meetingPage } from '#app/domain/meetings/meetings.server.ts';
import { signedIn } from '#app/http/context.ts';
import { privately } from '#app/http/form-again.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { RoomPage } from '#app/ui/meetings/room-page.tsx';
import { pageTitle } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('meetings.room.title'));

/**
 * Sends whoever is admitted into the room, and tells everybody else why not. The address goes into
 * this one answer, which nothing keeps, and the room does not learn where somebody came from.
 */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const viewer = signedIn(context);
  const place = { meeting: params.meeting! };
  const page = await meetingPage(database(), viewer, place);
  if (!page) throw notFound();
  if (looksAhead(request)) throw data(null, { status: 503 });
  const now = context.now.toISOString();
  const entered = await enterRoom(database(), viewer, place, context.now);
  if ('refused' in entered) {
    if (entered.refused === 'not-found') throw notFound();
    return { page, now, refusal: entered, phone: null };
  }
  const byPhone = new URL(request.url).searchParams.get('by') === 'phone';
  const { address, phone } = entered;
  if (address !== null && !(byPhone && phone !== null)) {
    const headers = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' };
    return redirect(address, { status: 303, headers });
  }
  return { page, now, refusal: null, phone };
}

/** A browser that fetches a page before somebody asks for it: nobody has come yet. */
const looksAhead = ({ headers }: Request): boolean =>
  /prefetch|prerender/.test(`${headers.get('Sec-Purpose')} ${headers.get('Purpose')}`);

export default function Room() {
  return <RoomPage {...useLoaderData<typeof loader>()} />;
}
