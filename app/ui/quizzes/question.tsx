import type { AskedQuestion } from '#app/domain/quizzes/quizzes.ts';
import { Icon } from '../icon.tsx';
import { useSay, useViewer } from '../say.tsx';
import { Choices } from './choices.tsx';
import { Matches } from './matches.tsx';
import { Places } from './places.tsx';

interface QuestionProps {
  question: AskedQuestion;
  number: number;
  /** The first one without an answer. */
  isNow: boolean;
}

/** One stop on the way: what is asked, and what can be answered. */
export function Question({ question, number, isNow }: QuestionProps) {
  const say = useSay();
  const { language } = useViewer();
  const { key, kind, situationHtml } = question;
  const state = question.complete ? 'stop done' : isNow ? 'stop now' : 'stop';
  const Fields = kind === 'ordering' ? Places : kind === 'matching' ? Matches : Choices;
  return (
    <li className={state} aria-current={isNow ? 'step' : undefined}>
      <span className="marker" aria-hidden="true">
        {number}
      </span>
      {/* Sanitized when it was published, as are all texts of a question. */}
      {situationHtml ? (
        <div
          className="question prose"
          id={`s-${key}`}
          dangerouslySetInnerHTML={{ __html: situationHtml }}
        />
      ) : null}
      <fieldset
        className="question"
        id={`q-${key}`}
        data-question={key}
        aria-describedby={situationHtml ? `s-${key}` : undefined}
      >
        <legend dangerouslySetInnerHTML={{ __html: question.askHtml }} />
        {question.critical ? (
          <p className="key" lang={language}>
            <Icon name="key" /> {say('quizzes.attempt.key')}
          </p>
        ) : null}
        <Fields question={question} />
      </fieldset>
    </li>
  );
}
