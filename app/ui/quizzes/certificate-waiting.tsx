import { House } from '../house.tsx';
import { useSay } from '../say.tsx';
import { LaneScene } from '../scenes.tsx';

/** The one thing left to do for who passed; or, once it is done, what came of it. */
export function CertificateWaiting({ attempt, made }: { attempt: string; made: string | null }) {
  const say = useSay();
  return (
    <House night labelledBy="certificate">
      <h2 id="certificate">
        {say(made ? 'quizzes.result.certificate.made' : 'quizzes.result.certificate.title')}
      </h2>
      <p>
        {say(made ? 'quizzes.result.certificate.made.text' : 'quizzes.result.certificate.text')}
      </p>
      <p>
        {made ? (
          <a className="button lamp" href={`/certificates/${made}`}>
            {say('quizzes.result.certificate.see')}
          </a>
        ) : (
          <a className="button lamp" href={`/attempts/${attempt}/certificate`}>
            {say('quizzes.result.certificate.button')}
          </a>
        )}
      </p>
      <LaneScene />
    </House>
  );
}
