import type { AskedQuestion } from '#app/domain/quizzes/quizzes.ts';
import { useSay, useViewer } from '../say.tsx';

/** One choice, several, or true or false. */
export function Choices({ question }: { question: AskedQuestion }) {
  const say = useSay();
  const { language } = useViewer();
  const { key, kind, given } = question;
  const isMany = kind === 'multiple';
  const name = `q.${key}`;
  const hint = isMany ? `q-${key}-hint` : undefined;
  const isGiven = (id: string) =>
    Array.isArray(given) ? given.includes(id) : String(given) === id;
  const choices =
    kind === 'true-false'
      ? [
          { id: 'true', words: say('quizzes.attempt.true') },
          { id: 'false', words: say('quizzes.attempt.false') },
        ]
      : question.parts;
  return (
    <>
      {isMany ? (
        <p className="hint" id={hint} lang={language}>
          {say('quizzes.attempt.many')}
        </p>
      ) : null}
      <div>
        {choices.map((choice) => (
          <label className="answer" key={choice.id}>
            <input
              type={isMany ? 'checkbox' : 'radio'}
              name={name}
              value={choice.id}
              defaultChecked={isGiven(choice.id)}
              aria-describedby={hint}
            />
            {'html' in choice ? (
              <span dangerouslySetInnerHTML={{ __html: choice.html }} />
            ) : (
              <span lang={language}>{choice.words}</span>
            )}
          </label>
        ))}
      </div>
    </>
  );
}
