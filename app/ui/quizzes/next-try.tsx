import type { ResultView } from '#app/domain/quizzes/quizzes.ts';
import { placeOf } from '#app/domain/people/people.ts';
import { Title } from '../courses/title.tsx';
import { Path, Stop } from '../path.tsx';
import { Sentence, useSay, useViewer } from '../say.tsx';
import { OpensAt } from './next-step.tsx';

/** The way to the next try: what to read again, how long to rest, and the try itself. */
export function NextTry({ result }: { result: ResultView }) {
  const say = useSay();
  const { timeZone } = useViewer();
  const { standing, readAgain, attemptsLeft: left } = result;
  const course = `/courses/${result.course.slug}`;
  const moment = standing.state === 'wait' ? say.moment(standing.until, timeZone) : null;
  const mayTry = standing.state !== 'no-attempts-left' && standing.state !== 'passed';
  return (
    <>
      <h2>{say(mayTry ? 'quizzes.result.way' : 'quizzes.result.way.over')}</h2>
      <Path>
        {readAgain.map(({ key, minutes, questions, ...lesson }, at) => (
          <Stop key={key} state={at === 0 ? 'now' : 'ahead'} marker={at + 1}>
            <h3>
              <a href={`${course}/lessons/${key}`}>
                <Sentence of="quizzes.result.read" with={{ lesson: <Title of={lesson} /> }} />
              </a>
            </h3>
            <p>
              {say('quizzes.result.read.text', {
                minutes,
                count: questions.length,
                numbers: say.list(questions.map(String)),
              })}
            </p>
          </Stop>
        ))}
        {moment ? (
          <Stop state="ahead" marker={readAgain.length + 1}>
            <h3>{say('quizzes.standing.wait.title')}</h3>
            <p>
              <Sentence
                of="quizzes.standing.wait.text"
                with={{ moment, place: placeOf(timeZone) }}
              />
            </p>
          </Stop>
        ) : null}
        {mayTry ? (
          <Stop state="home">
            <h3>{say('quizzes.result.again.title')}</h3>
            <p>{say('quizzes.rules.tries', { left })}</p>
            <p className="row">
              {moment ? (
                <OpensAt moment={moment} />
              ) : (
                <a className="button small" href={`${course}/assessment`}>
                  {say('quizzes.standing.again.button')}
                </a>
              )}
            </p>
          </Stop>
        ) : (
          <Stop state="home">
            <h3>
              {say(
                standing.state === 'passed'
                  ? 'quizzes.standing.passed.title'
                  : 'quizzes.standing.over.title',
              )}
            </h3>
            {standing.state === 'passed' ? (
              <p className="row">
                <a className="button small" href={`/attempts/${standing.attempt}/result`}>
                  {say('quizzes.standing.passed.button')}
                </a>
              </p>
            ) : (
              <p>{say('quizzes.standing.over.text')}</p>
            )}
          </Stop>
        )}
      </Path>
    </>
  );
}
