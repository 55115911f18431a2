import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  datesOfSeries,
  previewPlan,
  replanSeries,
  tryReplan,
  type Replan,
} from '#app/domain/meetings/meetings.server.ts';
import {
  planForm,
  timeFields,
  type PlanPreview as Preview,
} from '#app/domain/meetings/meetings.ts';
import { placeOf } from '#app/domain/people/people.ts';
import { signedIn } from '#app/http/context.ts';
import { privately } from '#app/http/form-again.server.ts';
import { refill, type Refill } from '#app/http/form.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { faultsBeside, ledSeriesOr404, readPlanned } from '#app/http/series.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Button, Problems, Select } from '#app/ui/forms.tsx';
import { pageTitle, useSay, useViewer } from '#app/ui/say.tsx';
import { PlanFields } from '#app/ui/series/plan-fields.tsx';
import { LookFirst, PlanPreview } from '#app/ui/series/plan-preview.tsx';
import { ReplanOutcome } from '#app/ui/series/replan.tsx';
import { ruleInWords } from '#app/ui/series/rule-words.ts';
import { database } from '#db/connection.server.ts';

export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('series.plan.title'));

const farAway = new Date('2100-01-01');

/** Of a series that goes on; the hours of the plan as it stands. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const series = await ledSeriesOr404(context, params.series);
  const range = { from: context.now, until: farAway };
  const dates = await datesOfSeries(database(), signedIn(context), series.id, range);
  const preview =
    series.state === 'planned' && series.plan.rule !== null
      ? await previewPlan(database(), series, context.now)
      : null;
  return {
    series,
    from: new URL(request.url).searchParams.get('from') ?? '',
    coming: dates
      .filter(({ meeting }) => meeting.startsAt > context.now.toISOString())
      .map(({ meeting: { id, startsAt, localStart } }) => ({ id, startsAt, localStart })),
    preview: preview && 'refused' in preview ? null : preview,
  };
}

const again = (typed: Refill, seen: { preview: Preview; replan: Replan } | null, status: number) =>
  data({ refill: typed, seen }, { status });

export async function action({ context, params, request }: ActionFunctionArgs) {
  const viewer = signedIn(context);
  const series = await ledSeriesOr404(context, params.series);
  const { form, typed } = await readPlanned(request, planForm);
  if (!form.ok) return again(refill(typed, form.refill.problems), null, 422);
  const { step, use, from } = form.value;
  const times = use === '' ? form.value.plan.localTimes : use.split(',');
  const plan = { ...form.value.plan, localTimes: times };
  const input = { series: series.id, plan, ...(from ? { from } : {}) };
  const keeps = step === 'keep' && use === '';
  const done = keeps
    ? await replanSeries(database(), viewer, input, context.now)
    : await tryReplan(database(), viewer, input, context.now);
  if ('refused' in done) {
    if (done.refused === 'invalid')
      return again(refill(typed, faultsBeside(done.fields)), null, 422);
    if (done.refused === 'not-found') throw notFound();
    return again(refill(typed, { '': `series.problem.${done.refused}` }), null, 422);
  }
  if (keeps) return redirect(`/series/${series.id}?replanned`, 303);
  const ahead = { plan: { ...plan, startsOn: done.startsOn }, audience: series.audience };
  const preview = await previewPlan(database(), ahead, context.now);
  if ('refused' in preview) return again(refill(typed, faultsBeside(preview.fields)), null, 422);
  const taken = timeFields.map((name, place) => [name, times[place] ?? ''] as const);
  return again(
    refill({ ...typed, ...Object.fromEntries(taken) }, {}),
    { preview, replan: done },
    200,
  );
}

export default function PlanSeries() {
  const say = useSay();
  const { timeZone } = useViewer();
  const { series, from, coming, preview } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const refilled = sent?.refill ?? null;
  // Every third month is counted from the next date on, not from the first there ever was.
  const startsOn = coming[0]?.localStart.slice(0, 10) ?? series.plan.startsOn;
  const shown = sent?.seen?.preview ?? (sent ? null : preview);
  return (
    <div className="stack">
      <Crumb to={`/series/${series.id}`}>{series.title}</Crumb>
      <h1>{say('series.plan.title')}</h1>
      {series.plan.rule === null || series.state !== 'planned' ? (
        <p>{say(series.state === 'paused' ? 'series.problem.paused' : 'series.plan.not')}</p>
      ) : (
        <form method="post" action={`/series/${series.id}/plan`} className="stack planning">
          <LookFirst />
          <Problems refill={refilled} />
          <p>{say('series.plan.now', { rule: ruleInWords(series.plan, say) })}</p>
          {sent?.seen ? (
            <>
              <ReplanOutcome replan={sent.seen.replan} />
              <p>
                <Button name="step" value="keep">
                  {say('series.plan.keep')}
                </Button>
              </p>
            </>
          ) : null}
          {shown ? <PlanPreview preview={shown} /> : null}
          <h2>{say('series.plan.change')}</h2>
          <Select
            label={say('series.plan.from')}
            hint={say('series.dates.caption', { zone: placeOf(timeZone) })}
            name="from"
            defaultValue={from}
            refill={refilled}
            options={[
              { value: '', label: say('series.plan.fromNow') },
              ...coming.slice(1).map(({ id, startsAt }) => ({
                value: id,
                label: say('series.plan.fromDate', { when: say.fullMoment(startsAt, timeZone) }),
              })),
            ]}
          />
          <PlanFields plan={{ ...series.plan, startsOn }} refill={refilled} />
          <p>
            <Button name="step" value="look" className={sent?.seen ? 'quiet' : undefined}>
              {say('series.plan.look')}
            </Button>
          </p>
        </form>
      )}
    </div>
  );
}
