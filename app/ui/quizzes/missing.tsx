import type { AskedQuestion } from '#app/domain/quizzes/quizzes.ts';
import { Notice } from '../notice.tsx';
import { useSay } from '../say.tsx';

/** Before sending: which questions have no answer, and a way to send all the same. */
export function Missing({ attempt, questions }: { attempt: string; questions: AskedQuestion[] }) {
  const say = useSay();
  return (
    <Notice
      kind="problem"
      title={say('quizzes.attempt.missing.title', { count: questions.length })}
    >
      <p>{say('quizzes.attempt.missing.text')}</p>
      <ul className="list">
        {questions.map((question) => (
          <li key={question.key}>
            <a href={`#q-${question.key}`}>{question.label}</a>
          </li>
        ))}
      </ul>
      <p>
        <button
          className="button quiet"
          formAction={`/attempts/${attempt}/submission`}
          name="confirm"
          value="yes"
        >
          {say('quizzes.attempt.missing.send')}
        </button>
      </p>
    </Notice>
  );
}
