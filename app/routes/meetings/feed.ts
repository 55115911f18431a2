import type { LoaderFunctionArgs } from '@remix-run/node';
import { feedCalendar } from '#app/domain/meetings/meetings.server.ts';
import { calendarFile } from '#app/http/calendar-file.server.ts';
import { fileNotFound } from '#app/http/refusals.server.ts';
import { database } from '#db/connection.server.ts';

/** A person's own feed: calendars ask for it with nothing but its address. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const calendar = await feedCalendar(database(), { token: params.token! }, context.now);
  if (calendar === null) throw fileNotFound(context.say);
  return calendarFile(calendar, 'inline; filename="meetings.ics"');
}
