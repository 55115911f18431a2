import type { AskedCase } from '#app/domain/clinic/clinic.ts';
import type { Meeting } from '#app/domain/meetings/meetings.ts';
import { placeOf } from '#app/domain/people/people.ts';
import { useDay } from '../courses/time.tsx';
import { Crumb } from '../crumb.tsx';
import { Button } from '../forms.tsx';
import { Notice } from '../notice.tsx';
import { useSay, useViewer } from '../say.tsx';
import { Status } from '../status.tsx';
import { SheetWords } from './sheet-words.tsx';

export const problems = ['over', 'full', 'declined'] as const;

interface CasesPageProps {
  meeting: Meeting;
  slots: number;
  cases: AskedCase[];
  problem: (typeof problems)[number] | null;
}

/** For who runs the meeting: the sheets, and what to make of each. */
export function CasesPage({ meeting, slots, cases, problem }: CasesPageProps) {
  const say = useSay();
  const { timeZone } = useViewer();
  const taken = cases.filter((it) => it.decision === 'taken').length;
  return (
    <div className="stack">
      <Crumb to={`/meetings/${meeting.id}`}>
        <span lang={meeting.writtenIn === say.language ? undefined : meeting.writtenIn}>
          {meeting.theme ?? meeting.title}
        </span>
      </Crumb>
      <h1>{say('clinic.cases.title')}</h1>
      <p className="small soft">
        {say('clinic.when', {
          when: say.moment(meeting.startsAt, timeZone),
          zone: placeOf(timeZone),
        })}
      </p>
      {problem ? <Notice kind="problem">{say(`clinic.cases.problem.${problem}`)}</Notice> : null}
      <p>{say('clinic.cases.slots', { slots, taken })}</p>
      <p>{say('clinic.cases.lead')}</p>
      {cases.length === 0 ? (
        <p className="soft">{say('clinic.cases.none')}</p>
      ) : (
        <ol className="ledger talk" role="list">
          {cases.map((it) => (
            <CaseItem key={it.id} of={it} full={taken >= slots} />
          ))}
        </ol>
      )}
    </div>
  );
}

function CaseItem({ of: asked, full }: { of: AskedCase; full: boolean }) {
  const say = useSay();
  const day = useDay();
  const action = `/cases/${asked.id}/decision`;
  const { name, decision } = asked;
  return (
    <li>
      <article className="stack" aria-labelledby={`case-${asked.id}`}>
        <h2 id={`case-${asked.id}`} dir="auto">
          {name}
        </h2>
        <p className="small soft">{say('clinic.cases.asked', { day: day(asked.askedAt) })}</p>
        {decision ? (
          <p>
            <Status is={decision === 'taken' ? 'done' : 'excused'}>
              {say(`clinic.cases.${decision}`)}
            </Status>
          </p>
        ) : null}
        {asked.sheet ? <SheetWords sheet={asked.sheet} writtenIn={asked.writtenIn} /> : null}
        {decision === 'declined' ? null : (
          <form method="post" action={action} className="row">
            {decision || full ? null : (
              <Button
                name="decision"
                value="taken"
                aria-label={say('clinic.cases.take.of', { name })}
              >
                {say('clinic.cases.take')}
              </Button>
            )}
            <Button
              className="quiet"
              name="decision"
              value="declined"
              aria-label={say('clinic.cases.decline.of', { name })}
            >
              {say('clinic.cases.decline')}
            </Button>
          </form>
        )}
      </article>
    </li>
  );
}
