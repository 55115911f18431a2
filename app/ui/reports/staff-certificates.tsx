import type { StaffCertificate } from '#app/domain/certificates/certificates.ts';
import { useSay } from '#app/ui/say.tsx';
import { Status } from '#app/ui/status.tsx';

interface StaffCertificatesProps {
  certificates: StaffCertificate[];
  /** Where the organization's pages begin. */
  base: string;
}

/** As the roster: a table, and on a phone one block a certificate. */
export function StaffCertificates({ certificates, base }: StaffCertificatesProps) {
  const say = useSay();
  const heads = {
    course: say('reports.column.course'),
    state: say('reports.column.state'),
    issued: say('reports.column.issued'),
    expires: say('reports.column.expires'),
    number: say('reports.column.certificate'),
  };
  const day = (instant: string) => say.shortDay(instant, 'UTC');
  return (
    <table className="roster" role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {say('reports.column.person')}
          </th>
          {Object.entries(heads).map(([name, head]) => (
            <th key={name} scope="col" role="columnheader">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {certificates.map((it) => (
          <tr key={it.number} role="row">
            <th scope="row" role="rowheader">
              <a href={`${base}/people/${it.personId}`}>{it.personName}</a>
              {it.holder === it.personName ? null : (
                <small>{say('reports.certificates.holder', { name: it.holder })}</small>
              )}
            </th>
            <td role="cell" data-course={heads.course}>
              {it.courseTitle}
            </td>
            <td role="cell" data-course={heads.state}>
              <Standing of={it} />
            </td>
            <td role="cell" data-course={heads.issued}>
              {day(it.issuedAt)}
            </td>
            <td role="cell" data-course={heads.expires}>
              {day(it.expiresAt)}
            </td>
            <td role="cell" data-course={heads.number}>
              <a href={`/certificates/${it.number}`}>
                <code>{it.number}</code>
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Standing({ of: { state, endsSoon } }: { of: StaffCertificate }) {
  const say = useSay();
  if (state !== 'valid') return <Status is="overdue">{say('team.state.expired')}</Status>;
  if (endsSoon) return <Status is="expiring">{say('team.state.expiring')}</Status>;
  return <Status is="done">{say('steward.certificate.valid')}</Status>;
}
