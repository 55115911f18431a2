import type { ResultView } from '#app/domain/quizzes/quizzes.ts';
import { Ledger } from '../ledger.tsx';
import { useSay } from '../say.tsx';
import { Explained } from './explained.tsx';

/** Each question with its reasons; what was right can be opened. */
export function ExplainedQuestions({ result }: { result: ResultView }) {
  const say = useSay();
  const again = result.questions.filter((question) => !question.right);
  const right = result.questions.filter((question) => question.right);
  const list = (questions: typeof right) => (
    <Ledger className="narrow">
      {questions.map((question) => (
        <Explained key={question.key} question={question} result={result} />
      ))}
    </Ledger>
  );
  return (
    <>
      <h2>{say('quizzes.result.questions')}</h2>
      {again.length > 0 ? list(again) : null}
      {right.length > 0 ? (
        <details className="option narrow">
          <summary>
            <span>{say('quizzes.result.showRight', { count: right.length })}</span>
          </summary>
          <div className="feedback">{list(right)}</div>
        </details>
      ) : null}
    </>
  );
}
