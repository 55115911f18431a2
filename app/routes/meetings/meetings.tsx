import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { monthsOf, olderMeetings } from '#app/domain/meetings/meetings.server.ts';
import { participationOf } from '#app/domain/participation/participation.server.ts';
import { signedIn } from '#app/http/context.ts';
import { privately } from '#app/http/form-again.server.ts';
import { clockScriptUrl } from '#app/http/phone-script.server.ts';
import { MonthsPage } from '#app/ui/meetings/months-page.tsx';
import { OlderPage } from '#app/ui/meetings/older-page.tsx';
import { pageTitle } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';

export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('meetings.title'));

/** The months around this one; `?before=` leads further back. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = signedIn(context);
  const before = new URL(request.url).searchParams.get('before') ?? '';
  if (!Number.isNaN(Date.parse(before))) {
    const until = new Date(Math.min(Date.parse(before), context.now.getTime())).toISOString();
    return { older: await olderMeetings(database(), viewer, { before: until }), months: null };
  }
  const months = await monthsOf(database(), viewer, context.now);
  const { years } = await participationOf(database(), viewer, context.now);
  const thisYear = years.find((it) => it.year === context.now.getUTCFullYear()) ?? null;
  const script = clockScriptUrl;
  return { months, older: null, thisYear, now: context.now.toISOString(), script };
}

export default function Meetings() {
  const data = useLoaderData<typeof loader>();
  return data.months ? <MonthsPage {...data} /> : <OlderPage {...data.older} />;
}
