import type { ReactNode } from 'react';
import type { AssessmentView } from '#app/domain/quizzes/quizzes.ts';
import { placeOf } from '#app/domain/people/people.ts';
import { House } from '../house.tsx';
import { Sentence, useSay, useViewer } from '../say.tsx';

/** The one thing that can be done now, or when it can be. */
export function NextStep({ check, clientId }: { check: AssessmentView; clientId: string }) {
  const say = useSay();
  const { timeZone } = useViewer();
  const { standing } = check;
  const course = `/courses/${check.course.slug}`;
  const link = (to: string, words: string) => (
    <a className="button" href={to}>
      {words}
    </a>
  );
  switch (standing.state) {
    case 'ready':
      return (
        <Step title={say('quizzes.standing.ready.title')} text={say('quizzes.standing.ready.text')}>
          <form method="post" action={`${course}/attempts`}>
            <input type="hidden" name="clientId" value={clientId} autoComplete="off" />
            <button className="button">
              {check.past.length > 0
                ? say('quizzes.standing.again.button')
                : say('quizzes.standing.ready.button')}
            </button>
          </form>
        </Step>
      );
    case 'open':
      return (
        <Step title={say('quizzes.standing.open.title')} text={say('quizzes.standing.open.text')}>
          {link(`/attempts/${standing.attempt}`, say('quizzes.standing.open.button'))}
        </Step>
      );
    case 'wait': {
      const moment = say.moment(standing.until, timeZone);
      return (
        <Step
          title={say('quizzes.standing.wait.title')}
          text={
            <Sentence of="quizzes.standing.wait.text" with={{ moment, place: placeOf(timeZone) }} />
          }
        >
          <OpensAt moment={moment} />
        </Step>
      );
    }
    case 'lessons-left':
      return (
        <Step
          title={say('quizzes.standing.lessons.title')}
          text={say('quizzes.standing.lessons.text', { left: standing.left })}
        >
          {link(course, say('quizzes.standing.lessons.button'))}
        </Step>
      );
    case 'not-enrolled':
      return (
        <Step title={say('quizzes.standing.enrol.title')} text={say('quizzes.standing.enrol.text')}>
          {link(course, say('quizzes.standing.enrol.button'))}
        </Step>
      );
    case 'no-attempts-left':
      return (
        <Step title={say('quizzes.standing.over.title')} text={say('quizzes.standing.over.text')}>
          {link(course, say('quizzes.standing.over.button'))}
        </Step>
      );
    case 'passed':
      return (
        <Step
          title={say('quizzes.standing.passed.title')}
          text={say('quizzes.standing.passed.text')}
        >
          {link(`/attempts/${standing.attempt}/result`, say('quizzes.standing.passed.button'))}
        </Step>
      );
  }
}

/** A button that says when it will be one. */
export function OpensAt({ moment }: { moment: string }) {
  const say = useSay();
  return (
    <span className="button small" role="link" aria-disabled="true">
      {say('quizzes.standing.wait.button', { moment })}
    </span>
  );
}

const Step = ({
  title,
  text,
  children,
}: {
  title: string;
  text: ReactNode;
  children: ReactNode;
}) => (
  <House labelledBy="next">
    <div className="stack">
      <h2 id="next">{title}</h2>
      <p>{text}</p>
      {children}
    </div>
  </House>
);
