import type { Asked } from '#app/domain/requirements/requirements.ts';
import { Ledger, LedgerItem } from '../ledger.tsx';
import { Notice } from '../notice.tsx';
import { useSay } from '../say.tsx';
import { Status, type StatusName } from '../status.tsx';

const shapes = {
  required: 'right',
  later: 'expiring',
  back: 'again',
  known: 'check',
  waived: 'excused',
  done: 'done',
} as const satisfies Record<Asked['outcome'], StatusName>;

interface AskedListProps {
  base: string;
  asked: Asked[];
  dueAt: string | null;
  timeZone: string;
}

/** What came of it, person by person and course by course. */
export function AskedList({ base, asked, dueAt, timeZone }: AskedListProps) {
  const say = useSay();
  const fresh = asked.filter(({ outcome }) => ['required', 'later', 'back'].includes(outcome));
  return (
    <section className="stack" aria-labelledby="asked">
      <h2 id="asked">{say('requirements.asked.title')}</h2>
      <Notice icon={fresh.length > 0 ? 'tick' : 'info'}>
        {say('requirements.asked.summary', {
          count: fresh.length,
          hasDay: dueAt ? 'yes' : 'no',
          day: dueAt ? say.day(dueAt, timeZone) : '',
        })}
      </Notice>
      <Ledger>
        {asked.map((it, place) => (
          <LedgerItem
            key={place}
            state={
              <Status is={shapes[it.outcome]}>{say(`requirements.outcome.${it.outcome}`)}</Status>
            }
          >
            {it.requirementId ? (
              <a href={`${base}/requirements/${it.requirementId}`}>{it.personName}</a>
            ) : (
              <b>{it.personName}</b>
            )}
            <br />
            <span className="small soft">
              {it.courseTitle}
              {it.outcome === 'known' && it.dueAt
                ? ` · ${say('requirements.due.plain', { day: say.day(it.dueAt, timeZone) })}`
                : null}
            </span>
          </LedgerItem>
        ))}
      </Ledger>
    </section>
  );
}
