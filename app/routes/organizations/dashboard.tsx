import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import { zoneOfCountry } from '#app/domain/requirements/requirements.ts';
import { rosterOf } from '#app/domain/roster/roster.server.ts';
import { readFilters } from '#app/domain/roster/roster.ts';
import { ledOrganization } from '#app/http/organization.server.ts';
import { Counts } from '#app/ui/organizations/counts.tsx';
import { Filters } from '#app/ui/organizations/filters.tsx';
import { BringStaff, NobodyFits, NoCourse } from '#app/ui/organizations/nobody.tsx';
import { Next } from '#app/ui/organizations/next.tsx';
import { Paused } from '#app/ui/organizations/paused.tsx';
import { RosterTable } from '#app/ui/organizations/roster-table.tsx';
import { TeamHead, TeamRooms } from '#app/ui/organizations/team-head.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, (say) => `${say('team.title')} · ${data?.organization.name ?? ''}`);

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const organization = await ledOrganization(context, params.organization, { stewards: true });
  const filters = readFilters(new URL(request.url).searchParams);
  const input = { filters, language: context.viewer.language };
  const roster = await rosterOf(database(), organization, input, context.now);
  return { organization, filters, roster, zone: zoneOfCountry(organization.country) };
}

export default function Dashboard() {
  const say = useSay();
  const { organization, filters, roster, zone } = useLoaderData<typeof loader>();
  const base = `/organizations/${organization.slug}`;
  const leads = organization.standing === 'leader';
  const { choices, people, size } = roster;
  const asks = choices.courses.length > 0;
  return (
    <div className="stack sheets">
      <TeamHead organization={organization} base={base} size={size} beginning={!asks} />
      <Paused pause={organization.pause} />
      {leads && !organization.pause && size < 2 ? <BringStaff base={base} /> : null}
      {size >= 2 && !asks ? <NoCourse base={base} leads={leads && !organization.pause} /> : null}
      {leads && size >= 2 ? <Next base={base} of={roster.next} asks={asks} /> : null}
      {size < 2 || !asks ? null : (
        <>
          <Counts base={base} filters={filters} size={size} counts={roster.counts} />
          <Filters base={base} filters={filters} choices={choices} />
        </>
      )}
      {people.length < size ? (
        <p className="small soft">{say('team.filters.shown', { count: people.length })}</p>
      ) : null}
      {size < 2 && !asks ? null : people.length === 0 ? (
        <NobodyFits base={base} filters={filters} />
      ) : (
        <RosterTable roster={roster} base={base} zone={zone} />
      )}
      <TeamRooms organization={organization} base={base} />
    </div>
  );
}
