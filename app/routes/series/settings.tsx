import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { changeSeries, listFacilitators } from '#app/domain/meetings/meetings.server.ts';
import { settingsForm } from '#app/domain/meetings/meetings.ts';
import { listOrganizations } from '#app/domain/organizations/organizations.server.ts';
import { signedIn } from '#app/http/context.ts';
import { privately, sendBack } from '#app/http/form-again.server.ts';
import { refill } from '#app/http/form.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import {
  childDataBeside,
  faultsBeside,
  ledSeriesOr404,
  readPlanned,
} from '#app/http/series.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Button, Problems } from '#app/ui/forms.tsx';
import { pageTitle, useSay, useViewer } from '#app/ui/say.tsx';
import { AudienceFields, Capacity, RoomFields, WordFields } from '#app/ui/series/about-fields.tsx';
import { Choosing } from '#app/ui/series/choosing.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('series.settings.title'));

export async function loader({ context, params }: LoaderFunctionArgs) {
  return {
    series: await ledSeriesOr404(context, params.series),
    facilitators: await listFacilitators(database()),
    organizations: await listOrganizations(database()),
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { id: series } = await ledSeriesOr404(context, params.series);
  const { form, typed } = await readPlanned(request, settingsForm);
  if (!form.ok) return sendBack(refill(typed, form.refill.problems));
  const { title, purpose } = form.value;
  const problems = childDataBeside({ title, purpose }, context.now);
  if (Object.keys(problems).length > 0) return sendBack(refill(typed, problems));
  const input = { series, ...form.value };
  const done = await changeSeries(database(), signedIn(context), input, context.now);
  if (done === 'changed') return redirect(`/series/${series}?saved`, 303);
  if (done.refused === 'not-found') throw notFound();
  if (done.refused === 'invalid') return sendBack(refill(typed, faultsBeside(done.fields)));
  const [field, key] =
    done.refused === 'audience'
      ? (['audience', 'series.problem.audience'] as const)
      : (['capacity', 'series.problem.fewer'] as const);
  return sendBack(refill(typed, { [field]: key }));
}

export default function Settings() {
  const say = useSay();
  const { timeZone } = useViewer();
  const { series, facilitators, organizations } = useLoaderData<typeof loader>();
  const refilled = useActionData<typeof action>()?.refill ?? null;
  const named = series.facilitators.filter(({ id }) => !facilitators.some((it) => it.id === id));
  return (
    <div className="stack">
      <Crumb to={`/series/${series.id}`}>{series.title}</Crumb>
      <h1>{say('series.settings.title')}</h1>
      <p>{say('series.settings.lead')}</p>
      <form method="post" className="stack">
        <Problems refill={refilled} />
        <h2>{say('series.part.what')}</h2>
        <WordFields words={series} refill={refilled} />
        <h2>{say('series.part.who')}</h2>
        <AudienceFields
          audience={series.audience}
          organizations={organizations}
          refill={refilled}
        />
        <Capacity capacity={series.capacity} refill={refilled} />
        <Choosing
          label={say('series.facilitators.label')}
          hint={say('series.facilitators.hint')}
          name="facilitators"
          refill={refilled}
          chosen={series.facilitators.map((it) => it.id)}
          options={[...facilitators, ...named].map(({ id, name }) => ({ value: id, label: name }))}
        />
        <h2>{say('series.part.where')}</h2>
        <RoomFields room={series.room} place={series.place} timeZone={timeZone} refill={refilled} />
        <p>
          <Button>{say('series.settings.button')}</Button>
        </p>
      </form>
    </div>
  );
}
