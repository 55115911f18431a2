import type { AskedQuestion } from '#app/domain/quizzes/quizzes.ts';
import { useSay, useViewer } from '../say.tsx';

/** Parts, each with a choice of what belongs to it. */
export function Matches({ question }: { question: AskedQuestion }) {
  const say = useSay();
  const { language } = useViewer();
  const { key, parts, targets } = question;
  const given = (question.given ?? {}) as Record<string, string>;
  return (
    <>
      <p className="hint" lang={language}>
        {say('quizzes.attempt.match')}
      </p>
      <div>
        {parts.map((pair) => {
          const id = `q-${key}-${pair.id}`;
          return (
            <div className="pair match" key={pair.id}>
              <span id={id} dangerouslySetInnerHTML={{ __html: pair.html }} />
              <select
                name={`q.${key}.${pair.id}`}
                aria-labelledby={id}
                defaultValue={given[pair.id] ?? ''}
              >
                <option value="" lang={language}>
                  {say('quizzes.attempt.chooseOne')}
                </option>
                {targets.map((target) => (
                  <option key={target} value={target}>
                    {target}
                  </option>
                ))}
              </select>
            </div>
          );
        })}
      </div>
    </>
  );
}
