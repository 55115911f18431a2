import type { StaffCertificate } from '#app/domain/certificates/certificates.ts';
import { useSay } from '#app/ui/say.tsx';
import { Status } from '#app/ui/status.tsx';
import { Cell, Row, Table } from '#app/ui/table.tsx';

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
    <Table heads={[say('reports.column.person'), ...Object.values(heads)]}>
      {certificates.map((it) => (
        <Row key={it.number} head={<Whose certificate={it} base={base} />}>
          <Cell of={heads.course}>{it.courseTitle}</Cell>
          <Cell of={heads.state}>
            <Standing of={it} />
          </Cell>
          <Cell of={heads.issued}>{day(it.issuedAt)}</Cell>
          <Cell of={heads.expires}>{day(it.expiresAt)}</Cell>
          <Cell of={heads.number}>
            <a href={`/certificates/${it.number}`}>
              <code>{it.number}</code>
            </a>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function Whose({ certificate: it, base }: { certificate: StaffCertificate; base: string }) {
  const say = useSay();
  return (
    <>
      <a href={`${base}/people/${it.personId}`}>{it.personName}</a>
      {it.holder === it.personName ? null : (
        <small>{say('reports.certificates.holder', { name: it.holder })}</small>
      )}
    </>
  );
}

function Standing({ of: { state, endsSoon } }: { of: StaffCertificate }) {
  const say = useSay();
  if (state !== 'valid') return <Status is="overdue">{say('team.state.expired')}</Status>;
  if (endsSoon) return <Status is="expiring">{say('team.state.expiring')}</Status>;
  return <Status is="done">{say('steward.certificate.valid')}</Status>;
}
