import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { openPointsOf } from '#app/domain/notes/notes.server.ts';
import {
  certifyParticipation,
  participationOf,
} from '#app/domain/participation/participation.server.ts';
import { certifyForm } from '#app/domain/participation/participation.ts';
import { profileOf } from '#app/domain/people/people.server.ts';
import { signedIn } from '#app/http/context.ts';
import { formAgain, privately, sendBack } from '#app/http/form-again.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { Confirming } from '#app/ui/participation/confirming.tsx';
import { Taken } from '#app/ui/participation/taken.tsx';
import { pageTitle } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('participation.title'));

/** What somebody took part in; with `about`, the name for its certificate is confirmed. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = signedIn(context);
  const participation = await participationOf(database(), viewer, context.now);
  const points = await openPointsOf(database(), viewer);
  const about = new URL(request.url).searchParams.get('about');
  const year = participation.years.find((it) => String(it.year) === about) ?? null;
  const workshop = participation.workshops.find((it) => it.id === about) ?? null;
  const asked = (year ?? workshop)?.standing;
  const { name, certificateName } = await profileOf(database(), viewer);
  return {
    participation,
    points,
    confirming:
      about !== null && asked === 'ready'
        ? { about, year: year?.year ?? null, workshop, holder: certificateName ?? name }
        : null,
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request, certifyForm);
  if (!form.ok) return sendBack(form.refill);
  const viewer = signedIn(context);
  const done = await certifyParticipation(database(), viewer, form.value, context.now);
  if ('number' in done) return redirect(`/participation/${done.number}`, 303);
  if (done.refused === 'not-found') throw notFound();
  return formAgain(form.value, { '': `participation.problem.${done.refused}` });
}

export default function ParticipationRoute() {
  const { participation, points, confirming } = useLoaderData<typeof loader>();
  const refill = useActionData<typeof action>()?.refill ?? null;
  if (confirming || refill)
    return <Confirming {...(confirming ?? { holder: '' })} refill={refill} />;
  return <Taken {...participation} points={points} />;
}
