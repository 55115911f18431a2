import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import { accountNow, mergesOf } from '#app/domain/merging/merging.server.ts';
import { placeOf, roles } from '#app/domain/people/people.ts';
import { findPerson } from '#app/domain/stewardship/stewardship.server.ts';
import { signedIn } from '#app/http/context.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { languageNames } from '#app/words/languages.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Record } from '#app/ui/record.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { Joined } from '#app/ui/steward/joined.tsx';
import { AskedFor, FactorReset, Roles, Suspension } from '#app/ui/steward/person-forms.tsx';
import { Certificates, Courses, Memberships } from '#app/ui/steward/person-lists.tsx';

export const handle = { main: 'alone' };
export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, data?.person.name ?? '');

const refusals = [
  'no-reason',
  'oneself',
  'last-steward',
  'suspended',
  'own-factor',
  'no-factor',
] as const;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const input = { person: params.person! };
  const person = await findPerson(database(), context.viewer, input, context.now);
  if (!person) {
    // An account that was joined to another one leads there.
    const now = await accountNow(database(), context.viewer, input);
    if (now) return redirect(`/steward/people/${now}`, 303);
    throw notFound();
  }
  const merges = await mergesOf(database(), context.viewer, input, context.now);
  const { searchParams } = new URL(request.url);
  const asked = searchParams.get('refused');
  const refused = refusals.find((refusal) => refusal === asked) ?? null;
  const corrected = searchParams.get('done') === 'corrected';
  return { person, merges, refused, corrected, oneself: person.id === signedIn(context).id };
}

export default function Person() {
  const say = useSay();
  const { person, merges, refused, corrected, oneself } = useLoaderData<typeof loader>();
  const { email, language, suspendedAt, secondFactorSince } = person;
  const none = say('steward.person.none');
  const day = (instant: string) => say.day(instant, 'UTC');
  const held = person.roles;
  return (
    <div className="stack narrow">
      <Crumb to="/steward/people">{say('steward.people.title')}</Crumb>
      <h1>{person.name}</h1>
      {refused === null ? null : (
        <Notice kind="problem">{say(`steward.refused.${refused}`)}</Notice>
      )}
      {corrected ? <Notice icon="tick">{say('steward.person.corrected')}</Notice> : null}
      {suspendedAt === null ? null : (
        <Notice title={say('steward.person.suspended', { day: day(suspendedAt) })}>
          {person.suspensionReason ?? undefined}
        </Notice>
      )}
      <Record
        rows={[
          {
            term: say('steward.person.email'),
            value:
              email === null || person.emailConfirmed
                ? (email ?? none)
                : say('steward.person.unconfirmed', { email }),
          },
          { term: say('steward.person.username'), value: person.username ?? none },
          {
            term: say('steward.person.language'),
            value: languageNames[language],
          },
          { term: say('steward.person.timeZone'), value: placeOf(person.timeZone) },
          {
            term: say('steward.person.factor'),
            value:
              secondFactorSince === null
                ? say('steward.person.factor.off')
                : say('steward.person.factor.since', { day: day(secondFactorSince) }),
          },
          { term: say('steward.person.since'), value: day(person.createdAt) },
        ]}
      />
      <p className="small soft">{say('steward.person.traced')}</p>
      <Memberships of={person.memberships} />
      <Courses of={person.courses} />
      <Certificates of={person.certificates} />
      <Roles
        person={person.id}
        held={held}
        free={suspendedAt === null ? roles.filter((role) => !held.includes(role)) : []}
      />
      {oneself || secondFactorSince === null ? null : <FactorReset person={person.id} />}
      {oneself ? null : <AskedFor person={person.id} />}
      {oneself ? null : <Joined person={person.id} merges={merges} />}
      {oneself ? null : <Suspension person={person.id} suspended={suspendedAt !== null} />}
    </div>
  );
}
