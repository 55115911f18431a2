import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { datesOfSeries } from '#app/domain/meetings/meetings.server.ts';
import { signedIn } from '#app/http/context.ts';
import { privately } from '#app/http/form-again.server.ts';
import { ledSeriesOr404 } from '#app/http/series.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Button } from '#app/ui/forms.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { Dates } from '#app/ui/series/dates.tsx';
import { ruleInWords } from '#app/ui/series/rule-words.ts';
import { SeriesState } from '#app/ui/series/series-state.tsx';
import { database } from '#db/connection.server.ts';

export const headers = privately;
export const meta: MetaFunction<typeof loader> = ({ matches, data: page }) =>
  pageTitle(matches, page?.series.title ?? '');

const day = 86_400_000;
const done = [
  'made',
  'saved',
  'replanned',
  'paused',
  'resumed',
  'ended',
  'themed',
  'moved',
  'cancelled',
  'planned',
] as const;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const series = await ledSeriesOr404(context, params.series);
  const at = context.now.getTime();
  const range = { from: new Date(at), until: new Date(at + 420 * day) };
  const asked = new URL(request.url).searchParams;
  return {
    series,
    done: done.find((it) => asked.has(it)) ?? null,
    dates: await datesOfSeries(database(), signedIn(context), series.id, range),
  };
}

/** One series: what it is, its dates to come, and what can be done with it. */
export default function Series() {
  const say = useSay();
  const { series, dates, done } = useLoaderData<typeof loader>();
  const { id, state, kind, writtenIn, title, facilitators, room } = series;
  const page = `/series/${id}`;
  const words = writtenIn === say.language ? undefined : writtenIn;
  return (
    <div className="stack">
      <Crumb to="/series">{say('series.all.title')}</Crumb>
      <h1 lang={words}>{title}</h1>
      {done ? <Notice icon="tick">{say(`series.done.${done}`)}</Notice> : null}
      <p className="row">
        <SeriesState state={state} /> <span>{ruleInWords(series.plan, say)}</span>
      </p>
      <p className="narrow" lang={words}>
        {series.purpose}
      </p>
      <p className="small soft">
        {say('series.one.who', {
          people: say.list(facilitators.map((it) => it.name)),
          audience: series.audience.of,
          room: room.host ?? (room.phone ? 'phone' : 'none'),
        })}
      </p>
      {state === 'ended' || state === 'over' ? null : (
        <p className="row">
          {kind === 'community' && state === 'planned' ? (
            <>
              <a href={`${page}/themes`}>{say('series.themes.title')}</a>
              <a href={`${page}/plan`}>{say('series.plan.title')}</a>
            </>
          ) : null}
          <a href={`${page}/settings`}>{say('series.settings.title')}</a>
        </p>
      )}
      <h2>{say('series.dates.title')}</h2>
      {dates.length === 0 ? <p>{say('series.dates.none')}</p> : <Dates dates={dates} />}
      {state === 'paused' ? (
        <form method="post" action={`${page}/resumption`} className="stack narrow gap">
          <h2>{say('series.resume.title')}</h2>
          <p>{say('series.resume.text')}</p>
          <p>
            <Button>{say('series.resume.button')}</Button>
          </p>
        </form>
      ) : null}
      {state === 'planned' ? (
        <section className="stack narrow gap">
          <h2>{say('series.stop.title')}</h2>
          {kind === 'community' ? (
            <form method="post" action={`${page}/pause`} className="stack">
              <p>{say('series.pause.text')}</p>
              <p>
                <Button className="quiet">{say('series.pause.button')}</Button>
              </p>
            </form>
          ) : null}
          <p>
            <a href={`${page}/end`}>{say('series.end.title')}</a>
          </p>
        </section>
      ) : null}
    </div>
  );
}
