import type { LoaderFunctionArgs } from '@remix-run/node';
import { calendarOf } from '#app/domain/meetings/meetings.server.ts';
import { signedIn } from '#app/http/context.ts';
import { calendarFile } from '#app/http/calendar-file.server.ts';
import { fileNotFound } from '#app/http/refusals.server.ts';
import { database } from '#db/connection.server.ts';

/** One date, to add to a calendar. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const place = { meeting: params.meeting! };
  const calendar = await calendarOf(database(), signedIn(context), place);
  if (calendar === null) throw fileNotFound(context.say);
  return calendarFile(calendar, 'attachment; filename="meeting.ics"');
}
