import type { CertificateState, PublicCertificate } from '#app/domain/certificates/certificates.ts';
import { Icon } from '#app/ui/icon.tsx';
import { Record } from '#app/ui/record.tsx';
import { useSay } from '#app/ui/say.tsx';

const icons = {
  valid: 's-done',
  expired: 's-expiring',
  revoked: 's-overdue',
  superseded: 's-expiring',
} as const satisfies { [State in CertificateState]: string };

interface CheckProps {
  certificate: PublicCertificate;
  now: string;
  /** Whether the page has its title above. */
  below?: boolean;
}

/** What anyone sees: how the certificate stands, and what is printed on it. */
export function Check({ certificate, now, below }: CheckProps) {
  const say = useSay();
  const { state, holder, organizationName, revokedAt, supersededBy } = certificate;
  const Heading = below ? 'h2' : 'h1';
  const day = (instant: string) => say.day(instant, 'UTC');
  const row = (
    name:
      | 'holder'
      | 'course'
      | 'version'
      | 'organization'
      | 'issued'
      | 'expires'
      | 'ended'
      | 'revoked'
      | 'replaced'
      | 'number',
    value: React.ReactNode,
  ) => ({
    term: say(`certificates.field.${name}`),
    value,
  });
  return (
    <>
      <p className="small soft">
        {say('certificates.check.at', { day: day(now), time: say.hour(now, 'UTC') })}
      </p>
      <section className="verdict" data-status={state}>
        <Icon name={icons[state]} />
        <Heading>{say(`certificates.check.${state}.title`)}</Heading>
        <p>
          {say(`certificates.check.${state}`, { day: day(revokedAt ?? certificate.expiresAt) })}
        </p>
        {supersededBy === null ? null : (
          <p>
            <a href={`/certificates/${supersededBy}`}>{say('certificates.check.successor')}</a>
          </p>
        )}
      </section>
      <Record
        rows={[
          ...(holder === null ? [] : [row('holder', holder)]),
          row('course', certificate.courseTitle),
          row('version', say.number(certificate.versionNumber)),
          ...(organizationName === null || holder === null
            ? []
            : [row('organization', organizationName)]),
          row('issued', day(certificate.issuedAt)),
          revokedAt === null
            ? row(state === 'expired' ? 'ended' : 'expires', day(certificate.expiresAt))
            : row(state === 'superseded' ? 'replaced' : 'revoked', day(revokedAt)),
          row('number', <code>{certificate.number}</code>),
        ]}
      />
      {state === 'revoked' ? <p>{say('certificates.check.whyRevoked')}</p> : null}
      <p className="small soft">{say('certificates.check.only')}</p>
    </>
  );
}
