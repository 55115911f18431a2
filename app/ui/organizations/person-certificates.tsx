import type { CertificateOfStaff } from '#app/domain/roster/roster.ts';
import { Ledger, LedgerItem } from '#app/ui/ledger.tsx';
import { useSay } from '#app/ui/say.tsx';
import { Status } from '#app/ui/status.tsx';

const shapes = {
  valid: 'done',
  expired: 'expiring',
  revoked: 'overdue',
  superseded: 'excused',
} as const;

/** Each leads to the page that anyone may check it on. */
export function PersonCertificates({ certificates }: { certificates: CertificateOfStaff[] }) {
  const say = useSay();
  const day = (instant: string) => say.shortDay(instant, 'UTC');
  return (
    <>
      <h2>{say('team.person.certificates')}</h2>
      {certificates.length === 0 ? <p>{say('team.person.noCertificate')}</p> : null}
      <Ledger>
        {certificates.map(({ number, courseTitle, state, issuedAt, expiresAt }) => (
          <LedgerItem
            key={number}
            state={
              <Status is={shapes[state]}>
                {say(`team.person.certificate.${state}`, { day: day(expiresAt) })}
              </Status>
            }
          >
            <a href={`/certificates/${number}`}>{courseTitle}</a>
            <span className="small soft lines">
              <span>{say('team.person.number', { number, day: day(issuedAt) })}</span>
            </span>
          </LedgerItem>
        ))}
      </Ledger>
    </>
  );
}
