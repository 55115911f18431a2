import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { datesOfSeries, giveThemes } from '#app/domain/meetings/meetings.server.ts';
import { longestTitle, readAgenda } from '#app/domain/meetings/meetings.ts';
import { placeOf } from '#app/domain/people/people.ts';
import { signedIn } from '#app/http/context.ts';
import { privately, sendBack } from '#app/http/form-again.server.ts';
import { readFields, refill } from '#app/http/form.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { childDataBeside, ledSeriesOr404 } from '#app/http/series.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Button, Field, Problems, TextArea, type Refill } from '#app/ui/forms.tsx';
import { pageTitle, useSay, useViewer } from '#app/ui/say.tsx';
import { standardAgenda, standardTheme } from '#app/ui/series/standard.ts';
import { asLanguage } from '#app/words/languages.ts';
import type { Key } from '#app/words/words.ts';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('series.themes.title'));

const year = 12;
const farAway = new Date('2100-01-01');

export async function loader({ context, params }: LoaderFunctionArgs) {
  const series = await ledSeriesOr404(context, params.series);
  const range = { from: context.now, until: farAway };
  const dates = await datesOfSeries(database(), signedIn(context), series.id, range);
  return {
    series: { id: series.id, title: series.title, writtenIn: series.writtenIn },
    dates: dates
      .map(({ meeting }) => meeting)
      .filter((it) => it.cancelled === null && it.startsAt > context.now.toISOString())
      .slice(0, year),
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const series = params.series!;
  await ledSeriesOr404(context, series);
  const typed = Object.fromEntries(await readFields(request)) as Record<string, string>;
  const problems: Record<string, Key> = {};
  const themes = Object.keys(typed).flatMap((name) => {
    const meeting = /^theme-(.+)$/.exec(name)?.[1];
    if (!meeting) return [];
    const field = `agenda-${meeting}`;
    const said = (typed[field] ?? '').replace(/\r\n?/g, '\n');
    const agenda = readAgenda(said);
    if (!agenda) problems[field] = 'series.problem.agendaLine';
    Object.assign(problems, childDataBeside({ [name]: typed[name]!, [field]: said }, context.now));
    return [{ meeting, theme: typed[name]!, agenda: agenda ?? [] }];
  });
  if (Object.keys(problems).length > 0) return sendBack(refill(typed, problems));
  const writtenIn = asLanguage(typed.writtenIn ?? 'en');
  const input = { series, writtenIn, themes };
  const done = await giveThemes(database(), signedIn(context), input, context.now);
  if ('given' in done) return redirect(`/series/${series}?themed`, 303);
  if (done.refused === 'not-found') throw notFound();
  for (const { meeting, field } of done.faults)
    problems[`${field}-${meeting}`] = `series.problem.${field}`;
  return sendBack(refill(typed, problems));
}

type Dated = Awaited<ReturnType<typeof loader>>['dates'][number];

/** A year of themes to begin with: changed, taken, or left out, date by date. */
export default function Themes() {
  const say = useSay();
  const { series, dates } = useLoaderData<typeof loader>();
  const refilled = useActionData<typeof action>()?.refill ?? null;
  const { timeZone } = useViewer();
  const free = dates.some((it) => it.theme === null);
  return (
    <div className="stack">
      <Crumb to={`/series/${series.id}`}>{series.title}</Crumb>
      <h1>{say('series.themes.title')}</h1>
      <p>{say(free ? 'series.themes.lead' : 'series.themes.full')}</p>
      <form method="post" className="stack">
        <Problems refill={refilled} />
        <input type="hidden" name="writtenIn" value={say.language} />
        <p className="small soft">{say('series.never')}</p>
        <p className="small soft">{say('series.dates.caption', { zone: placeOf(timeZone) })}</p>
        {dates.map((date) => (
          <DateTheme key={date.id} date={date} refill={refilled} />
        ))}
        {free ? (
          <p>
            <Button>{say('series.themes.button')}</Button>
          </p>
        ) : null}
      </form>
    </div>
  );
}

function DateTheme({ date, refill: typed }: { date: Dated; refill: Refill | null }) {
  const say = useSay();
  const { timeZone } = useViewer();
  const { id, startsAt, localStart, minutes, theme, writtenIn, agenda } = date;
  const month = say.month(localStart.slice(0, 7), 'long');
  const agendaField = `agenda-${id}`;
  return (
    <section className="theme" aria-labelledby={`month-${id}`}>
      <h2 id={`month-${id}`}>{month}</h2>
      <p className="small soft">{say.moment(startsAt, timeZone)}</p>
      {theme !== null ? (
        <p>
          <b lang={writtenIn === say.language ? undefined : writtenIn}>{theme}</b>{' '}
          <a
            href={`/meetings/${id}/planning`}
            aria-label={say('series.themes.changeOf', { month })}
          >
            {say('series.themes.change')}
          </a>
        </p>
      ) : (
        <>
          <Field
            label={say('series.theme.label')}
            name={`theme-${id}`}
            maxLength={longestTitle}
            defaultValue={standardTheme(localStart, say)}
            refill={typed}
          />
          {agenda.length > 0 ? (
            <p className="small">{say('series.themes.agendaStays')}</p>
          ) : (
            <details open={typed?.problems[agendaField] !== undefined}>
              <summary>{say('series.themes.agenda', { minutes })}</summary>
              <TextArea
                label={say('series.agenda.label')}
                hint={say('series.agenda.hint')}
                name={agendaField}
                rows={7}
                defaultValue={standardAgenda(minutes, say)}
                refill={typed}
              />
            </details>
          )}
        </>
      )}
    </section>
  );
}
