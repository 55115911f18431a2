import type { MyCourse } from '#app/domain/enrolments/enrolments.ts';
import { House } from '../house.tsx';
import { Icon } from '../icon.tsx';
import { Sentence, useSay } from '../say.tsx';
import { LaneScene } from '../scenes.tsx';
import type { OwnCertificate } from './done.tsx';
import { useDay } from './time.tsx';
import { Title } from './title.tsx';

interface ArrivedProps {
  mine: MyCourse;
  certificate: OwnCertificate | undefined;
}

/** For somebody with nothing left to do: where the last way led, the certificate. */
export function Arrived({ mine: { course }, certificate }: ArrivedProps) {
  const say = useSay();
  const day = useDay();
  const expired = certificate?.state === 'expired';
  const values = { day: day(certificate?.expiresAt ?? new Date(0).toISOString()) };
  return (
    <House night labelledBy="arrived">
      <p className="small">
        <Sentence of="path.arrived.course" with={{ course: <Title of={course} /> }} />
      </p>
      <h2 id="arrived">
        {say(
          expired
            ? 'certificates.ready.endedTitle'
            : certificate
              ? 'quizzes.result.certificate.made'
              : 'quizzes.result.certificate.title',
        )}
      </h2>
      {certificate ? (
        <p className="small">{say(expired ? 'path.expired' : 'path.valid', values)}</p>
      ) : null}
      <p>
        {certificate ? (
          <a className="button lamp" href={`/certificates/${certificate.number}`}>
            {say('quizzes.result.certificate.see')} <Icon name="next" turns />
          </a>
        ) : (
          <a className="button lamp" href={`/courses/${course.slug}/assessment`}>
            {say('path.getCertificate')} <Icon name="next" turns />
          </a>
        )}
      </p>
      <LaneScene />
    </House>
  );
}
