import { twicePlaced, type AskedQuestion } from '#app/domain/quizzes/quizzes.ts';
import { Notice } from '../notice.tsx';
import { Sentence, useSay, useViewer } from '../say.tsx';

/** Items to put in order, each by its number. */
export function Places({ question }: { question: AskedQuestion }) {
  const say = useSay();
  const { language } = useViewer();
  const { key, parts } = question;
  const given = (question.given ?? {}) as Record<string, number>;
  const twice = twicePlaced(question.given);
  const hint = `q-${key}-hint`;
  const problem = `q-${key}-problem`;
  return (
    <>
      <p className="hint" id={hint} lang={language}>
        {say('quizzes.attempt.order', { count: parts.length })}
      </p>
      <div>
        {parts.map((item) => {
          const id = `q-${key}-${item.id}`;
          const isTwice = twice.includes(given[item.id] ?? 0);
          return (
            <div className="pair" key={item.id}>
              <select
                name={`q.${key}.${item.id}`}
                aria-labelledby={id}
                aria-describedby={`${hint} ${problem}`}
                aria-invalid={isTwice || undefined}
                defaultValue={given[item.id] ?? ''}
              >
                <option value="">–</option>
                {parts.map((_, at) => (
                  <option key={at} value={at + 1}>
                    {at + 1}
                  </option>
                ))}
              </select>
              <span id={id} dangerouslySetInnerHTML={{ __html: item.html }} />
            </div>
          );
        })}
      </div>
      <div data-twice id={problem} hidden={twice.length === 0} lang={language}>
        <Notice kind="problem">
          <p>
            <Sentence
              of="quizzes.attempt.twice"
              with={{ places: () => <b data-places>{twice.join(', ')}</b> }}
            />
          </p>
        </Notice>
      </div>
    </>
  );
}
