import type { MyCourse } from '#app/domain/enrolments/enrolments.ts';
import type { CertificateRecord, PersonRecord } from '#app/domain/stewardship/stewardship.ts';
import { Ledger, LedgerItem } from '#app/ui/ledger.tsx';
import { useSay } from '#app/ui/say.tsx';
import { Status } from '#app/ui/status.tsx';
import { CertificateStatus } from './certificate-status.tsx';

export function Memberships({ of: memberships }: { of: PersonRecord['memberships'] }) {
  const say = useSay();
  const day = (instant: string) => say.day(instant, 'UTC');
  return (
    <>
      <h2>{say('steward.person.memberships')}</h2>
      {memberships.length === 0 ? <p>{say('steward.person.noMembership')}</p> : null}
      <Ledger>
        {memberships.map(({ organization, role, startedAt, endedAt }) => (
          <LedgerItem key={organization + startedAt} state={say(`steward.membership.${role}`)}>
            {organization}
            <br />
            <span className="small soft">
              {endedAt === null
                ? say('steward.membership.since', { from: day(startedAt) })
                : say('steward.membership.until', { from: day(startedAt), to: day(endedAt) })}
            </span>
          </LedgerItem>
        ))}
      </Ledger>
    </>
  );
}

const shapes = {
  none: 'none',
  'not-started': 'none',
  going: 'going',
  ready: 'going',
  done: 'done',
  withdrawn: 'excused',
} as const;

export function Courses({ of: courses }: { of: MyCourse[] }) {
  const say = useSay();
  return (
    <>
      <h2>{say('steward.person.courses')}</h2>
      {courses.length === 0 ? <p>{say('steward.person.noCourse')}</p> : null}
      <Ledger>
        {courses.map(({ course, progress }) => (
          <LedgerItem
            key={course.id}
            state={
              <Status is={shapes[progress.state]}>
                {say(`steward.progress.${progress.state}`)}
              </Status>
            }
          >
            {course.title}
            <br />
            <span className="small soft">
              {say('steward.person.lessons', {
                done: progress.completed,
                all: progress.lessons.length,
              })}
            </span>
          </LedgerItem>
        ))}
      </Ledger>
    </>
  );
}

export function Certificates({ of: certificates }: { of: CertificateRecord[] }) {
  const say = useSay();
  return (
    <>
      <h2>{say('steward.person.certificates')}</h2>
      {certificates.length === 0 ? <p>{say('steward.person.noCertificate')}</p> : null}
      <Ledger>
        {certificates.map((certificate) => (
          <LedgerItem
            key={certificate.number}
            state={<CertificateStatus state={certificate.state} />}
          >
            <a href={`/steward/certificates/${certificate.number}/revocation`}>
              {certificate.courseTitle}
            </a>
            <br />
            <span className="small soft">
              {say('steward.certificate.line', {
                holder: certificate.holder,
                day: say.day(certificate.issuedAt, 'UTC'),
              })}
            </span>
          </LedgerItem>
        ))}
      </Ledger>
    </>
  );
}
