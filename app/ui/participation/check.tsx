import type { PublicParticipation } from '#app/domain/participation/participation.ts';
import { Icon } from '../icon.tsx';
import { Record } from '../record.tsx';
import { useSay } from '../say.tsx';

interface CheckProps {
  certificate: PublicParticipation;
  now: string;
  /** Whether the page has its title above. */
  below?: boolean;
}

/** What anyone sees: how it stands, and what is printed on it. */
export function ParticipationCheck({ certificate, now, below }: CheckProps) {
  const say = useSay();
  const { state, holder, organizationName, kind, times, issuedAt, revokedAt } = certificate;
  const Heading = below ? 'h2' : 'h1';
  const day = (instant: string) => say.day(instant, 'UTC');
  const row = (term: string, value: React.ReactNode) => ({ term, value });
  const days = { first: day(certificate.firstOn), last: day(certificate.lastOn), count: times };
  return (
    <>
      <p className="small soft">
        {say('certificates.check.at', { day: day(now), time: say.hour(now, 'UTC') })}
      </p>
      <section className="verdict" data-status={state}>
        <Icon name={state === 'valid' ? 's-done' : 's-overdue'} />
        <Heading>{say(`certificates.check.${state}.title`)}</Heading>
        <p>
          {revokedAt === null
            ? say('participation.check.valid')
            : say('certificates.check.revoked', { day: day(revokedAt) })}
        </p>
      </section>
      <Record
        rows={[
          ...(holder === null ? [] : [row(say('certificates.field.holder'), holder)]),
          row(
            say(`participation.check.${kind}`),
            kind === 'year' ? (
              say('participation.sheet.year', { year: String(certificate.year) })
            ) : (
              <span
                lang={certificate.writtenIn === say.language ? undefined : certificate.writtenIn}
              >
                {certificate.title}
              </span>
            ),
          ),
          row(
            say('participation.check.times'),
            kind === 'year'
              ? say('participation.sheet.months', { count: times })
              : say('participation.days', days),
          ),
          ...(organizationName === null
            ? []
            : [row(say('certificates.field.organization'), organizationName)]),
          row(say('certificates.field.issued'), day(issuedAt)),
          ...(revokedAt === null ? [] : [row(say('certificates.field.revoked'), day(revokedAt))]),
          row(say('certificates.field.number'), <code>{certificate.number}</code>),
        ]}
      />
      <p className="small soft">{say('participation.check.only')}</p>
    </>
  );
}
