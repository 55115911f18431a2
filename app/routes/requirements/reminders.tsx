import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import { tellingOf } from '#app/domain/requirements/requirements.server.ts';
import { zoneOfCountry } from '#app/domain/requirements/requirements.ts';
import { signedIn } from '#app/http/context.ts';
import { ledOrganization } from '#app/http/organization.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { TellingList } from '#app/ui/requirements/telling-list.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';

export const handle = { main: 'alone' };
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('requirements.telling.title'));

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const organization = await ledOrganization(context, params.organization);
  const people = await tellingOf(database(), signedIn(context), { organization }, context.now);
  const unmailed = new URL(request.url).searchParams.get('mail') === 'none';
  return {
    organization,
    people: unmailed ? people.filter((it) => !it.hasEmail) : people,
    all: people.length,
    unmailed,
    timeZone: zoneOfCountry(organization.country),
  };
}

export default function Reminders() {
  const say = useSay();
  const { organization, people, all, unmailed, timeZone } = useLoaderData<typeof loader>();
  const base = `/organizations/${organization.slug}`;
  return (
    <div className="stack narrow">
      <Crumb to={base}>{organization.name}</Crumb>
      <h1>{say('requirements.telling.title')}</h1>
      <p>{say('requirements.telling.lead')}</p>
      {all > 0 ? (
        <p className="links">
          {unmailed ? (
            <a href={`${base}/reminders`}>{say('requirements.telling.all')}</a>
          ) : (
            <a href={`${base}/reminders?mail=none`}>{say('requirements.telling.only')}</a>
          )}
        </p>
      ) : null}
      {people.length > 0 ? (
        <TellingList base={base} people={people} timeZone={timeZone} />
      ) : (
        <p>{say('requirements.telling.nobody')}</p>
      )}
    </div>
  );
}
