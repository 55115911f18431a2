import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import { certificatesOfStaff } from '#app/domain/certificates/certificates.server.ts';
import { ledOrganization } from '#app/http/organization.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { StaffCertificates } from '#app/ui/reports/staff-certificates.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, (say) => `${say('team.to.certificates')} · ${data?.organization.name ?? ''}`);

export async function loader({ context, params }: LoaderFunctionArgs) {
  const organization = await ledOrganization(context, params.organization, { stewards: true });
  const found = await certificatesOfStaff(database(), organization, context.now);
  const names = new Intl.Collator(context.viewer.language);
  const certificates = found.toSorted(
    (a, b) =>
      names.compare(a.personName, b.personName) || names.compare(a.courseTitle, b.courseTitle),
  );
  return { organization, certificates };
}

export default function Certificates() {
  const say = useSay();
  const { organization, certificates } = useLoaderData<typeof loader>();
  const base = `/organizations/${organization.slug}`;
  const valid = certificates.filter(({ state }) => state === 'valid').length;
  return (
    <div className="stack sheets">
      <Crumb to={base}>{organization.name}</Crumb>
      <h1>{say('team.to.certificates')}</h1>
      <p className="narrow">{say('reports.certificates.lead')}</p>
      {certificates.length === 0 ? (
        <p>{say('reports.certificates.nobody')}</p>
      ) : (
        <>
          {valid === 0 ? null : (
            <p className="row noprint">
              <a className="button" href={`${base}/certificates.zip`}>
                <Icon name="down" /> {say('reports.certificates.zip', { count: valid })}
              </a>
            </p>
          )}
          <StaffCertificates certificates={certificates} base={base} />
        </>
      )}
    </div>
  );
}
