import type { ReactNode } from 'react';
import type { AttemptView } from '#app/domain/quizzes/quizzes.ts';
import { Receipt } from '../receipt.tsx';
import { Sentence, useSay, useViewer } from '../say.tsx';

/** How far one is, and where the answers are; the phone's script shows the receipt that is true. */
export function Tally({ attempt, answered }: { attempt: AttemptView; answered: number }) {
  const say = useSay();
  const { timeZone } = useViewer();
  const { id, savedAt } = attempt;
  const total = attempt.questions.length;
  const hour = savedAt === null ? '' : say.hour(savedAt, timeZone);
  const link = (to: string) => (words: ReactNode[]) => <a href={to}>{words}</a>;
  return (
    <aside className="tally" aria-label={say('quizzes.attempt.progress')}>
      <div className="row">
        <b id="count">
          <Sentence
            of="quizzes.attempt.answered"
            with={{ total, count: () => <span data-answered>{answered}</span> }}
          />
        </b>
        <progress value={answered} max={total} aria-labelledby="count" />
      </div>
      <div className="row apart">
        <span role="status">
          <Shown is="none" now={savedAt === null}>
            <span className="small soft">{say('quizzes.attempt.nothingKept')}</span>
          </Shown>
          <Shown is="kept" now={savedAt !== null}>
            <Receipt state="sent">
              <Sentence
                of="quizzes.attempt.kept"
                with={{ time: () => <span data-time>{hour}</span> }}
              />
            </Receipt>
          </Shown>
          <Shown is="sending">
            <Receipt state="sending">{say('quizzes.attempt.sending')}</Receipt>
          </Shown>
          <Shown is="lost">
            <Receipt state="phone">{say('quizzes.attempt.lost')}</Receipt>
          </Shown>
          <Shown is="out">
            <Receipt state="phone">
              <Sentence
                of="quizzes.attempt.out"
                with={{ link: link(`/sign-in?next=/attempts/${id}`) }}
              />
            </Receipt>
          </Shown>
          <Shown is="refused">
            <Receipt state="failed">
              <Sentence of="quizzes.attempt.refused" with={{ link: link(`/attempts/${id}`) }} />
            </Receipt>
          </Shown>
        </span>
        <button className="button quiet small" form="paper">
          {say('quizzes.attempt.keep')}
        </button>
      </div>
    </aside>
  );
}

const Shown = ({ is, now, children }: { is: string; now?: boolean; children: ReactNode }) => (
  <span data-is={is} hidden={!now}>
    {children}
  </span>
);
