import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { makeSeries, previewPlan } from '#app/domain/meetings/meetings.server.ts';
import {
  newSeriesForm,
  timeFields,
  usualChoice,
  ruleOf,
  type Plan,
  type PlanPreview,
} from '#app/domain/meetings/meetings.ts';
import { listOrganizations } from '#app/domain/organizations/organizations.server.ts';
import { signedIn } from '#app/http/context.ts';
import { privately, tooOften } from '#app/http/form-again.server.ts';
import { refill, type Refill } from '#app/http/form.server.ts';
import { childDataBeside, faultsBeside, readPlanned, type Typed } from '#app/http/series.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { NewForm } from '#app/ui/series/new-form.tsx';
import { database } from '#db/connection.server.ts';

export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('series.new.title'));

export async function loader({ context, request }: LoaderFunctionArgs) {
  const kind =
    new URL(request.url).searchParams.get('kind') === 'workshop' ? 'workshop' : 'community';
  const plan: Plan = {
    rule: kind === 'workshop' ? null : ruleOf(usualChoice),
    startsOn: kind === 'workshop' ? '' : context.now.toISOString().slice(0, 10),
    localTimes: kind === 'workshop' ? ['09:00'] : ['15:00'],
    timeZone: signedIn(context).timeZone,
    minutes: kind === 'workshop' ? 360 : 90,
  };
  return {
    kind: kind as 'workshop' | 'community',
    plan,
    organizations: await listOrganizations(database()),
  };
}

/** The form again: with what is wrong, or with what it would mean. */
const again = (typed: Refill, preview: PlanPreview | null, status: number) =>
  data(
    {
      refill: typed,
      preview,
      kind: typed.values.kind === 'workshop' ? 'workshop' : 'community',
    } as const,
    { status },
  );

export async function action({ context, request }: ActionFunctionArgs) {
  const viewer = signedIn(context);
  const { form, typed } = await readPlanned(request, newSeriesForm);
  if (!form.ok) return again(refill(typed, form.refill.problems), null, 422);
  if (context.tooOften) return again(tooOften(typed), null, 429);
  const { series, step, use } = form.value;
  const problems = childDataBeside(
    { title: series.title, purpose: series.purpose, place: null },
    context.now,
  );
  if (step === 'make' && Object.keys(problems).length === 0) {
    const made = await makeSeries(database(), viewer, series, context.now);
    if ('series' in made) return redirect(`/series/${made.series}?made`, 303);
    return again(refill(typed, faultsBeside(made.fields)), null, 422);
  }
  const taken = use ? withTimes(typed, use.split(',')) : typed;
  const plan = use ? { ...series, localTimes: use.split(',') } : series;
  const preview = await previewPlan(database(), { plan, audience: series.audience }, context.now);
  if ('refused' in preview)
    return again(refill(taken, { ...problems, ...faultsBeside(preview.fields) }), null, 422);
  return again(refill(taken, problems), preview, Object.keys(problems).length > 0 ? 422 : 200);
}

/** The fields as they would be, had somebody typed these times. */
const withTimes = (typed: Typed, times: string[]): Typed => ({
  ...typed,
  ...Object.fromEntries(timeFields.map((name, place) => [name, times[place] ?? ''])),
});

export default function NewSeries() {
  const say = useSay();
  const loaded = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const kind = sent?.kind ?? loaded.kind;
  return (
    <div className="stack">
      <Crumb to="/series">{say('series.all.title')}</Crumb>
      <h1>{say(kind === 'workshop' ? 'series.new.workshop' : 'series.new.title')}</h1>
      <NewForm
        kind={kind}
        plan={loaded.plan}
        organizations={loaded.organizations}
        refill={sent?.refill ?? null}
        preview={sent?.preview ?? null}
      />
    </div>
  );
}
