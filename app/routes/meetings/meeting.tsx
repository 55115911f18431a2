import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { calendarOf, meetingPage } from '#app/domain/meetings/meetings.server.ts';
import { signedIn } from '#app/http/context.ts';
import { privately } from '#app/http/form-again.server.ts';
import { clockScriptUrl } from '#app/http/phone-script.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { MeetingPage } from '#app/ui/meetings/meeting-page.tsx';
import { pageTitle } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';

export const headers = privately;
export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, data?.page.meeting.theme ?? data?.page.meeting.title ?? '');

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const viewer = signedIn(context);
  const place = { meeting: params.meeting! };
  const page = await meetingPage(database(), viewer, place);
  const calendar = page && (await calendarOf(database(), viewer, place));
  if (!page || calendar === null) throw notFound();
  return {
    page,
    calendarBytes: Buffer.byteLength(calendar),
    kept: new URL(request.url).searchParams.get('kept') === 'wishes',
    mails: viewer.emailConfirmed,
    now: context.now.toISOString(),
    script: clockScriptUrl,
  };
}

export default function Meeting() {
  return <MeetingPage {...useLoaderData<typeof loader>()} />;
}
