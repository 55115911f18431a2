/** Forms of who runs meetings: what was typed, and where in it what the domain refuses stands. */
import type { AppLoadContext } from '@remix-run/node';
import type { z } from 'zod';
import { database } from '#db/connection.server.ts';
import { childDataIn } from '#app/domain/child-data/child-data.ts';
import { findLedSeries, findMeeting, hostsOfDate } from '#app/domain/meetings/meetings.server.ts';
import { seriesLists, type LedSeries, type SeriesFault } from '#app/domain/meetings/meetings.ts';
import type { Key } from '#app/words/words.ts';
import { signedIn } from './context.ts';
import { readFields, readForm, type Parsed, type Refill } from './form.server.ts';
import { notFound } from './refusals.server.ts';

export type Typed = Refill['values'];

/** A form and all that was typed in it: whatever is refused later, nothing of it is lost. */
export async function readPlanned<S extends z.ZodType>(
  request: Request,
  schema: S,
): Promise<{ form: Parsed<z.output<S>>; typed: Typed }> {
  const sent = await readFields(request.clone() as Request, { lists: seriesLists });
  const typed: Typed = {};
  for (const name of new Set(sent.keys()))
    typed[name] = seriesLists.includes(name)
      ? (sent.getAll(name) as string[])
      : (sent.get(name) as string);
  return { form: await readForm(request, schema, { lists: seriesLists }), typed };
}

const fieldOf: Partial<Record<SeriesFault, string>> = {
  rule: 'week',
  localTimes: 'time1',
  laterDays: 'day2',
};

/** A sentence beside each field that is wrong. */
export const faultsBeside = (fields: readonly SeriesFault[]): Record<string, Key> =>
  Object.fromEntries(
    fields.map((fault) => [fieldOf[fault] ?? fault, `series.problem.${fault}` as Key]),
  );

/** What plainly is a child's data in the texts that others will read. */
export function childDataBeside(
  texts: Record<string, string | null>,
  now: Date,
): Record<string, Key> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) => {
      const what = text && childDataIn(text, now);
      return what ? [[name, `series.problem.child.${what}` as Key]] : [];
    }),
  );
}

/** The series in the address; for who does not run it there is none. */
export async function ledSeriesOr404(
  context: AppLoadContext,
  id: string | undefined,
): Promise<LedSeries> {
  const series = await findLedSeries(database(), signedIn(context), id ?? '', context.now);
  if (!series) throw notFound();
  return series;
}

/** The meeting in the address, for who runs its series; with `hosts`, also for who hosts that date. */
export async function ledMeetingOr404(
  context: AppLoadContext,
  id: string | undefined,
  { hosts = false }: { hosts?: boolean } = {},
) {
  const viewer = signedIn(context);
  const meeting = await findMeeting(database(), viewer, id ?? '');
  const led = meeting && (await hostsOfDate(database(), viewer, meeting.id));
  if (!led || !(led.runs || hosts)) throw notFound();
  return { meeting, ...led };
}
