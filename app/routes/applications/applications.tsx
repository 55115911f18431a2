import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import { listApplications } from '#app/domain/applications/applications.server.ts';
import { applicationFilters } from '#app/domain/applications/applications.ts';
import { countryName } from '#app/domain/organizations/organizations.ts';
import { ApplicationStatus } from '#app/ui/applications/application-status.tsx';
import { Crumb } from '#app/ui/crumb.tsx';
import { Button, Select } from '#app/ui/forms.tsx';
import { Ledger, LedgerItem } from '#app/ui/ledger.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';

export const handle = { main: 'alone' };
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('applying.title'));

export async function loader({ context, request }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams.get('state');
  const filter = applicationFilters.find((known) => known === asked) ?? 'waiting';
  return { filter, found: await listApplications(database(), context.viewer, { filter }) };
}

export default function Applications() {
  const say = useSay();
  const { filter, found } = useLoaderData<typeof loader>();
  return (
    <div className="stack narrow">
      <Crumb to="/steward">{say('steward.start.title')}</Crumb>
      <h1>{say('applying.title')}</h1>
      <form method="get" className="filters">
        <Select
          label={say('applying.show')}
          name="state"
          defaultValue={filter}
          options={applicationFilters.map((known) => ({
            value: known,
            label: say(`applying.filter.${known}`),
          }))}
        />
        <Button className="quiet">{say('steward.messages.show')}</Button>
      </form>
      {found.length === 0 ? <p>{say('applying.none')}</p> : null}
      <Ledger>
        {found.map((it) => (
          <LedgerItem
            key={it.id}
            state={<ApplicationStatus standing={it.standing} reviews={it.reviews} />}
          >
            <a href={`/steward/applications/${it.id}`}>{it.organization || say('applying.gone')}</a>
            <br />
            <span className="small soft">
              {say('applying.line', {
                applicant: it.applicant || say('applying.gone'),
                country: countryName(it.country, say.language),
                day: say.day(it.submittedAt, 'UTC'),
              })}
            </span>
          </LedgerItem>
        ))}
      </Ledger>
    </div>
  );
}
