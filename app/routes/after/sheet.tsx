import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { attendanceSheet } from '#app/domain/meetings/meetings.server.ts';
import { signedIn } from '#app/http/context.ts';
import { privately } from '#app/http/form-again.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { SheetToSign } from '#app/ui/after/sheet-to-sign.tsx';
import { pageTitle } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';

export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('attendance.sheet.title'));

export async function loader({ context, params }: LoaderFunctionArgs) {
  const sheet = await attendanceSheet(database(), signedIn(context), { meeting: params.meeting! });
  if (!sheet) throw notFound();
  const expected = sheet.people.filter((it) => it.answer !== 'no');
  return {
    meeting: sheet.meeting,
    people: expected.map(({ id, name, organization }) => ({ id, name, organization })),
  };
}

export default function Sheet() {
  return <SheetToSign {...useLoaderData<typeof loader>()} />;
}
