import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  attendanceSheet,
  begunDays,
  recordAttendances,
} from '#app/domain/meetings/meetings.server.ts';
import { attendanceStates } from '#app/domain/meetings/meetings.ts';
import { signedIn } from '#app/http/context.ts';
import { formAgain, privately } from '#app/http/form-again.server.ts';
import { readFields } from '#app/http/form.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { AttendanceSheet } from '#app/ui/after/attendance-sheet.tsx';
import { pageTitle } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';

export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('attendance.title'));

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const sheet = await attendanceSheet(database(), signedIn(context), { meeting: params.meeting! });
  if (!sheet) throw notFound();
  const done = new URL(request.url).searchParams.get('done') === 'kept';
  return { ...sheet, begun: begunDays(sheet.meeting, context.now), done };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const meeting = params.meeting!;
  const fields = await readFields(request, { most: 3000 });
  const typed = Object.fromEntries([...fields].map(([name, value]) => [name, String(value)]));
  const asState = (value = '') => attendanceStates.find((it) => it === value);
  const rows = Object.entries(typed).flatMap(([name, value]) => {
    const [, day, person] = /^at-(\d{1,2})-([\w-]+)$/.exec(name) ?? [];
    const state = asState(value);
    return state && person ? [{ person, day: Number(day), state }] : [];
  });
  const username = (typed['username'] ?? '').trim();
  const added = username === '' ? null : { username, state: asState(typed['added']) ?? 'present' };
  const input = { meeting, rows, added };
  const kept = await recordAttendances(database(), signedIn(context), input, context.now);
  if ('changed' in kept) return redirect(`/meetings/${meeting}/attendance?done=kept`, 303);
  if (kept.refused === 'not-found') throw notFound();
  if (kept.refused === 'unknown-username')
    return formAgain(typed, { username: 'attendance.problem.username' });
  return formAgain(typed, { '': `attendance.problem.${kept.refused}` });
}

export default function Attendance() {
  const refill = useActionData<typeof action>()?.refill ?? null;
  return <AttendanceSheet {...useLoaderData<typeof loader>()} refill={refill} />;
}
