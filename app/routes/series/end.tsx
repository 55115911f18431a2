import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { countConcerned, datesOfSeries, endSeries } from '#app/domain/meetings/meetings.server.ts';
import { reasonForm } from '#app/domain/meetings/meetings.ts';
import { placeOf } from '#app/domain/people/people.ts';
import { signedIn } from '#app/http/context.ts';
import { privately, sendBack } from '#app/http/form-again.server.ts';
import { refill } from '#app/http/form.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { childDataBeside, ledSeriesOr404, readPlanned } from '#app/http/series.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Select } from '#app/ui/forms.tsx';
import { pageTitle, useSay, useViewer } from '#app/ui/say.tsx';
import { WhyForm } from '#app/ui/series/why-form.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('series.end.title'));

const farAway = new Date('2100-01-01');

export async function loader({ context, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context);
  const series = await ledSeriesOr404(context, params.series);
  const range = { from: context.now, until: farAway };
  const dates = await datesOfSeries(database(), viewer, series.id, range);
  const coming = dates
    .map(({ meeting }) => meeting)
    .filter((it) => it.cancelled?.as !== 'date' && it.startsAt > context.now.toISOString());
  const ids = coming.map((it) => it.id);
  return {
    series: { id: series.id, title: series.title, writtenIn: series.writtenIn },
    coming: coming.map(({ id, startsAt }) => ({ id, startsAt })),
    people: await countConcerned(database(), viewer, ids),
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const series = params.series!;
  await ledSeriesOr404(context, series);
  const { form, typed } = await readPlanned(request, reasonForm);
  if (!form.ok) return sendBack(refill(typed, form.refill.problems));
  const { reason, from } = form.value;
  const problems = childDataBeside({ reason }, context.now);
  if (Object.keys(problems).length > 0) return sendBack(refill(typed, problems));
  const input = { series, reason, ...(from ? { from } : {}) };
  const done = await endSeries(database(), signedIn(context), input, context.now);
  if (done !== 'done' && done.refused === 'not-found') throw notFound();
  return redirect(`/series/${series}${done === 'done' ? '?ended' : ''}`, 303);
}

export default function End() {
  const say = useSay();
  const { timeZone } = useViewer();
  const { series, coming, people } = useLoaderData<typeof loader>();
  const refilled = useActionData<typeof action>()?.refill ?? null;
  return (
    <div className="stack">
      <Crumb to={`/series/${series.id}`}>{series.title}</Crumb>
      <h1>{say('series.end.title')}</h1>
      <p>{say('series.end.text', { dates: coming.length, people })}</p>
      <WhyForm refill={refilled} button={say('series.end.button')}>
        <Select
          label={say('series.end.from')}
          hint={say('series.dates.caption', { zone: placeOf(timeZone) })}
          name="from"
          refill={refilled}
          options={[
            { value: '', label: say('series.end.now') },
            ...coming.slice(1).map(({ id, startsAt }) => ({
              value: id,
              label: say.fullMoment(startsAt, timeZone),
            })),
          ]}
        />
      </WhyForm>
    </div>
  );
}
