import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import { endMembership, memberOf } from '#app/domain/organizations/organizations.server.ts';
import { departureForm, longestDepartureReason } from '#app/domain/organizations/organizations.ts';
import { dayIn } from '#app/domain/requirements/requirements.ts';
import { signedIn } from '#app/http/context.ts';
import { readForm, refill } from '#app/http/form.server.ts';
import { ledOrganization } from '#app/http/organization.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Button, Field, Problems, TextArea } from '#app/ui/forms.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';

export const handle = { main: 'alone' };
export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, (say) => say('team.departure.title', { name: data?.person.name ?? '' }));

export async function loader({ context, params }: LoaderFunctionArgs) {
  const organization = await ledOrganization(context, params.organization);
  const viewer = signedIn(context);
  const input = { organization: organization.id, person: params.person ?? '' };
  const person = await memberOf(database(), input);
  if (!person) throw notFound();
  return {
    slug: organization.slug,
    person,
    oneself: person.id === viewer.id,
    today: dayIn(context.now, viewer.timeZone),
    first: dayIn(person.joinedAt, viewer.timeZone),
  };
}

const problems = {
  'last-leader': { '': 'team.problem.lastLeader' },
  'day-ahead': { day: 'team.problem.dayAhead' },
  'before-start': { day: 'team.problem.beforeStart' },
} as const;

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { id: organization, slug } = await ledOrganization(context, params.organization);
  const viewer = signedIn(context);
  const person = params.person ?? '';
  const form = await readForm(request, departureForm);
  if (!form.ok) return data({ refill: form.refill }, { status: 422 });
  const input = { organization, person, ...form.value };
  const done = await endMembership(database(), viewer, input, context.now);
  if (!('refused' in done))
    return redirect(person === viewer.id ? '/organizations' : `/organizations/${slug}`, 303);
  if (done.refused === 'not-found') throw notFound();
  return data({ refill: refill(form.value, { ...problems[done.refused] }) }, { status: 422 });
}

export default function Departure() {
  const say = useSay();
  const { slug, person, oneself, today, first } = useLoaderData<typeof loader>();
  const filled = useActionData<typeof action>()?.refill;
  return (
    <form method="post" className="stack narrow">
      <Crumb to={`/organizations/${slug}/people/${person.id}`}>{person.name}</Crumb>
      <h1>{say('team.departure.title', { name: person.name })}</h1>
      <Problems refill={filled} />
      {oneself ? <Notice>{say('team.departure.oneself')}</Notice> : null}
      <p>{say('team.departure.what')}</p>
      <p>{say('team.departure.slips')}</p>
      <Field
        label={say('team.departure.day')}
        name="day"
        type="date"
        required
        min={first}
        max={today}
        defaultValue={today}
        refill={filled}
      />
      <TextArea
        label={say('team.departure.reason')}
        hint={say('team.departure.reasonHint')}
        name="reason"
        rows={3}
        maxLength={longestDepartureReason}
        refill={filled}
      />
      <p>
        <Button className="danger">{say('team.departure.button')}</Button>
      </p>
    </form>
  );
}
