import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import { zoneOfCountry } from '#app/domain/requirements/requirements.ts';
import { staffRecord } from '#app/domain/roster/roster.server.ts';
import { signedIn } from '#app/http/context.ts';
import { ledOrganization } from '#app/http/organization.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PersonCertificates } from '#app/ui/organizations/person-certificates.tsx';
import { PersonCourses } from '#app/ui/organizations/person-courses.tsx';
import { PersonFacts } from '#app/ui/organizations/person-facts.tsx';
import { PersonForms, roleRefusals } from '#app/ui/organizations/person-forms.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';

export const handle = { main: 'alone' };
export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, data?.person.name ?? '');

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const organization = await ledOrganization(context, params.organization, { stewards: true });
  const viewer = signedIn(context);
  const input = { organization, person: params.person ?? '' };
  const person = await staffRecord(database(), viewer, input, context.now);
  if (!person) throw notFound();
  const asked = new URL(request.url).searchParams.get('refused');
  return {
    organization,
    person,
    oneself: person.id === viewer.id,
    refused: roleRefusals.find((refusal) => refusal === asked) ?? null,
    zone: zoneOfCountry(organization.country),
  };
}

export default function Person() {
  const say = useSay();
  const { organization, person, oneself, refused, zone } = useLoaderData<typeof loader>();
  const base = `/organizations/${organization.slug}`;
  const leads = organization.standing === 'leader';
  return (
    <div className="stack narrow">
      <Crumb to={base}>{say('team.title')}</Crumb>
      <h1>{person.name}</h1>
      {refused === null ? null : <Notice kind="problem">{say(`team.refused.${refused}`)}</Notice>}
      {person.suspended ? <Notice>{say('team.person.suspended')}</Notice> : null}
      <PersonFacts person={person} zone={zone} />
      <p className="small soft">
        {say('team.person.sees', { day: say.day(person.joinedAt, zone) })}{' '}
        {oneself ? null : say('team.person.traced')}
      </p>
      <PersonCourses courses={person.courses} base={base} zone={zone} leads={leads} />
      <PersonCertificates certificates={person.certificates} />
      {leads ? <PersonForms person={person} base={base} oneself={oneself} /> : null}
    </div>
  );
}
