import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import { countryName } from '#app/domain/organizations/organizations.ts';
import { reportOf } from '#app/domain/reports/reports.server.ts';
import { ledOrganization } from '#app/http/organization.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { RosterTable } from '#app/ui/organizations/roster-table.tsx';
import { Record } from '#app/ui/record.tsx';
import { Numbers } from '#app/ui/reports/numbers.tsx';
import { Progress } from '#app/ui/reports/progress.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, (say) => `${say('reports.title')} · ${data?.organization.name ?? ''}`);

export async function loader({ context, params }: LoaderFunctionArgs) {
  const organization = await ledOrganization(context, params.organization, { stewards: true });
  const input = { language: context.viewer.language };
  return { organization, report: await reportOf(database(), organization, input, context.now) };
}

export default function ReportPage() {
  const say = useSay();
  const { organization, report } = useLoaderData<typeof loader>();
  const base = `/organizations/${organization.slug}`;
  const { at, from, zone, roster, courses } = report;
  const day = say.day(at, zone);
  return (
    <div className="stack sheets report">
      <Crumb to={base}>{organization.name}</Crumb>
      <header className="stack">
        <h1>{say('reports.title')}</h1>
        <Record
          rows={[
            { term: say('reports.organization'), value: organization.name },
            {
              term: say('reports.country'),
              value: countryName(organization.country, say.language),
            },
            { term: say('reports.day'), value: day },
            {
              term: say('reports.period'),
              value: say('reports.fromTo', { from: say.day(from, 'UTC'), to: day }),
            },
            { term: say('reports.people'), value: say.number(report.people) },
          ]}
        />
        <p className="small soft narrow">{say('reports.about')}</p>
      </header>
      <nav className="row noprint" aria-label={say('reports.files')}>
        <a className="button quiet" href={`${base}/report.xlsx`}>
          <Icon name="down" /> {say('reports.xlsx')}
        </a>
        <a className="button quiet" href={`${base}/report.csv`}>
          <Icon name="down" /> {say('reports.csv')}
        </a>
        <span className="small soft">{say('reports.keep')}</span>
      </nav>
      {courses.length === 0 ? (
        <p>{say('reports.nothing')}</p>
      ) : (
        <>
          <h2>{say('reports.numbers.title')}</h2>
          <Numbers courses={courses} />
          <Progress report={report} />
          <h2>{say('reports.roster')}</h2>
          <RosterTable roster={roster} base={base} zone={zone} />
        </>
      )}
    </div>
  );
}
