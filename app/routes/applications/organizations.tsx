import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import { organizationsToReview } from '#app/domain/applications/applications.server.ts';
import type { OrganizationHead } from '#app/domain/applications/applications.ts';
import { countryName } from '#app/domain/organizations/organizations.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Button, Field } from '#app/ui/forms.tsx';
import { Ledger, LedgerItem } from '#app/ui/ledger.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { Status } from '#app/ui/status.tsx';

export const handle = { main: 'alone' };
export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (say) => say('annual.title'));

export async function loader({ context, request }: LoaderFunctionArgs) {
  const search = (new URL(request.url).searchParams.get('search') ?? '').slice(0, 120);
  const found = await organizationsToReview(database(), context.viewer, { search });
  return { search, found, now: context.now.toISOString() };
}

export default function Organizations() {
  const say = useSay();
  const { search, found, now } = useLoaderData<typeof loader>();
  return (
    <div className="stack narrow">
      <Crumb to="/steward">{say('steward.start.title')}</Crumb>
      <h1>{say('annual.title')}</h1>
      <p>{say('annual.lead')}</p>
      <form method="get" className="filters" role="search">
        <Field label={say('annual.search')} name="search" type="search" defaultValue={search} />
        <Button className="quiet">{say('annual.find')}</Button>
      </form>
      {found.length === 0 ? <p>{say('annual.none')}</p> : null}
      <Ledger>
        {found.map((it) => (
          <LedgerItem key={it.slug} state={<Due of={it} now={now} />}>
            <a href={`/steward/organizations/${it.slug}/review`}>{it.name}</a>
            <br />
            <span className="small soft">
              <Line of={it} />
            </span>
          </LedgerItem>
        ))}
      </Ledger>
    </div>
  );
}

function Due({ of: { dueAt, lastReview }, now }: { of: OrganizationHead; now: string }) {
  const say = useSay();
  if (lastReview?.outcome === 'end') {
    return <Status is="excused">{say('annual.outcome.end')}</Status>;
  }
  if (dueAt <= now) return <Status is="expiring">{say('annual.overdue')}</Status>;
  return lastReview ? (
    <Status is="done">{say(`annual.outcome.${lastReview.outcome}`)}</Status>
  ) : null;
}

function Line({ of: { country, lastReview, dueAt } }: { of: OrganizationHead }) {
  const say = useSay();
  const said = {
    country: countryName(country, say.language),
    due: say.shortDay(dueAt, 'UTC'),
  };
  return lastReview
    ? say('annual.line', { ...said, day: say.shortDay(lastReview.at, 'UTC') })
    : say('annual.never', said);
}
