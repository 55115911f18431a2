import type { CertificateState } from '#app/domain/certificates/certificates.ts';
import type { MyCourse } from '#app/domain/enrolments/enrolments.ts';
import { Ledger, LedgerItem } from '../ledger.tsx';
import { useSay } from '../say.tsx';
import { Status } from '../status.tsx';
import { useDay } from './time.tsx';

export interface OwnCertificate {
  number: string;
  state: CertificateState;
  courseSlug: string;
  cycle: number;
  expiresAt: string;
}

interface DoneProps {
  courses: MyCourse[];
  /** The newest first. */
  certificates: OwnCertificate[];
}

/** The courses somebody has passed, each with its certificate. */
export function Done({ courses, certificates }: DoneProps) {
  const say = useSay();
  const day = useDay();
  return (
    <>
      <h2>{say('path.done')}</h2>
      <Ledger>
        {courses.map((mine) => {
          const { course, progress } = mine;
          const certificate = certificateOf(mine, certificates);
          return (
            <LedgerItem key={course.slug} state={<CertificateStatus certificate={certificate} />}>
              <h3 lang={course.translated ? undefined : course.language}>
                <a href={`/courses/${course.slug}`}>{course.title}</a>
              </h3>
              <p className="small soft">
                {say('courses.check.passed', { day: day(progress.passedAt ?? '') })}{' '}
                {certificate ? (
                  <a href={`/certificates/${certificate.number}`}>{say('path.certificate')}</a>
                ) : (
                  <a href={`/courses/${course.slug}/assessment`}>{say('path.getCertificate')}</a>
                )}
              </p>
            </LedgerItem>
          );
        })}
      </Ledger>
    </>
  );
}

/** The one that counts of a course’s cycle; a withdrawn one only where there is no other. */
export function certificateOf(
  { course, progress }: MyCourse,
  certificates: OwnCertificate[],
): OwnCertificate | undefined {
  const own = certificates.filter(
    (it) => it.courseSlug === course.slug && it.cycle === progress.enrolment?.cycle,
  );
  const stands = own.find((it) => it.state === 'valid' || it.state === 'expired');
  return stands ?? own.find((it) => it.state === 'revoked') ?? own[0];
}

function CertificateStatus({ certificate }: { certificate: OwnCertificate | undefined }) {
  const say = useSay();
  const day = useDay();
  if (!certificate) return <Status is="done">{say('courses.status.done')}</Status>;
  if (certificate.state === 'superseded')
    return <Status is="excused">{say('steward.certificate.superseded')}</Status>;
  if (certificate.state === 'revoked')
    return <Status is="overdue">{say('steward.certificate.revoked')}</Status>;
  const values = { day: day(certificate.expiresAt) };
  return certificate.state === 'expired' ? (
    <Status is="expiring">{say('path.expired', values)}</Status>
  ) : (
    <Status is="done">{say('path.valid', values)}</Status>
  );
}
