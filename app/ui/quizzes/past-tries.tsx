import type { PastAttempt } from '#app/domain/quizzes/quizzes.ts';
import { Ledger, LedgerItem } from '../ledger.tsx';
import { useSay, useViewer } from '../say.tsx';
import { Status } from '../status.tsx';

/** What came of each try, the last one first. */
export function PastTries({ past }: { past: PastAttempt[] }) {
  const say = useSay();
  const { timeZone } = useViewer();
  if (past.length === 0) return null;
  return (
    <>
      <h2>{say('quizzes.rules.past')}</h2>
      <Ledger>
        {past.toReversed().map(({ id, number, submittedAt, right, total, passed }) => (
          <LedgerItem
            key={id}
            state={
              <Status is={passed ? 'done' : 'again'}>
                {say(passed ? 'quizzes.rules.passed' : 'quizzes.rules.notYet')}
              </Status>
            }
          >
            <h3>
              <a href={`/attempts/${id}/result`}>{say('quizzes.rules.try', { number })}</a>
            </h3>
            <p className="small soft">
              {say('quizzes.rules.tried', { day: say.day(submittedAt, timeZone), right, total })}
            </p>
          </LedgerItem>
        ))}
      </Ledger>
    </>
  );
}
