import type { AnswerInWords } from '#app/domain/quizzes/quizzes.ts';
import { useSay } from '../say.tsx';

/** An answer that has no choices: true or false, an order, matches. */
export function InWords({ answer, lang }: { answer: AnswerInWords; lang: string | undefined }) {
  const say = useSay();
  switch (answer.kind) {
    case 'truth':
      return <p>{say(answer.truth ? 'quizzes.attempt.true' : 'quizzes.attempt.false')}</p>;
    case 'choices':
      return (
        <ul lang={lang}>
          {answer.lines.map((html, at) => (
            <li key={at} dangerouslySetInnerHTML={{ __html: html }} />
          ))}
        </ul>
      );
    case 'places':
      return (
        <ul className="list" role="list" lang={lang}>
          {answer.lines.map(({ place, html }, at) => (
            <li key={at}>
              <b>{place ?? '–'}</b> <span dangerouslySetInnerHTML={{ __html: html }} />
            </li>
          ))}
        </ul>
      );
    case 'matches':
      return (
        <ul className="list" role="list" lang={lang}>
          {answer.lines.map(({ html, target }, at) => (
            <li key={at}>
              <span dangerouslySetInnerHTML={{ __html: html }} /> – <b>{target ?? '–'}</b>
            </li>
          ))}
        </ul>
      );
  }
}
