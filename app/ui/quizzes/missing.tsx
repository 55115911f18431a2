import type { AskedQuestion } from '#app/domain/quizzes/quizzes.ts';
import { Notice } from '../notice.tsx';
import { useSay } from '../say.tsx';

/** Before sending: which questions have no answer, and a way to send all the same. */
export function Missing({
  attempt,
  questions,
  lang,
}: {
  attempt: string;
  questions: AskedQuestion[];
  /** The questions', where it is not the page's. */
  lang: string | undefined;
}) {
  const say = useSay();
  const open = questions
    .map(({ key, label, complete }, at) => ({ key, label, complete, number: at + 1 }))
    .filter((question) => !question.complete);
  return (
    <Notice kind="problem" title={say('quizzes.attempt.missing.title', { count: open.length })}>
      <p>{say('quizzes.attempt.missing.text')}</p>
      <ul className="list lines">
        {open.map(({ key, number, label }) => (
          <li key={key}>
            <a href={`#q-${key}`}>
              <b>{number}.</b> <span lang={lang}>{label}</span>
            </a>
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
