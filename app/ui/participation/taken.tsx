import {
  monthsNeeded,
  type AttendedMeeting,
  type AttendedWorkshop,
  type Participation,
  type ParticipationYear,
  type Standing,
} from '#app/domain/participation/participation.ts';
import { Ledger, LedgerItem } from '../ledger.tsx';
import { Path, Stop } from '../path.tsx';
import { useSay } from '../say.tsx';
import { Status } from '../status.tsx';

interface TakenProps extends Participation {
  points: {
    id: string;
    text: string;
    writtenIn: string;
    dueOn: string | null;
    meeting: string;
  }[];
}

/** What somebody took part in, year by year, and what they promised there. */
export function Taken({ years, workshops, points }: TakenProps) {
  const say = useSay();
  return (
    <div className="stack narrow">
      <h1>{say('participation.title')}</h1>
      <p className="lead">{say('participation.lead')}</p>
      {points.length === 0 ? null : <Promises points={points} />}
      {years.length === 0 ? (
        <p>
          {say('participation.none')} <a href="/meetings">{say('participation.meetings')}</a>
        </p>
      ) : null}
      {years.map((year) => (
        <Year key={year.year} of={year} />
      ))}
      {workshops.length === 0 ? null : (
        <section className="stack far">
          <h2>{say('participation.workshops')}</h2>
          <Ledger>
            {workshops.map((workshop) => (
              <Workshop key={workshop.id} of={workshop} />
            ))}
          </Ledger>
        </section>
      )}
    </div>
  );
}

function Promises({ points }: Pick<TakenProps, 'points'>) {
  const say = useSay();
  return (
    <section className="stack far">
      <h2>{say('participation.promises')}</h2>
      <Ledger>
        {points.map(({ id, text, writtenIn, dueOn, meeting }) => (
          <LedgerItem
            key={id}
            state={
              dueOn === null ? undefined : say('notes.point.until', { day: say.day(dueOn, 'UTC') })
            }
          >
            <a
              href={`/meetings/${meeting}/notes#points`}
              lang={writtenIn === say.language ? undefined : writtenIn}
            >
              {text}
            </a>
          </LedgerItem>
        ))}
      </Ledger>
    </section>
  );
}

function Year({ of }: { of: ParticipationYear }) {
  const say = useSay();
  const { year, months, came, excused, standing } = of;
  return (
    <section className="stack far">
      <h2>{year}</h2>
      <p>
        <b>{say('participation.came', { came, count: months.length })}</b>{' '}
        {excused > 0 ? `${say('participation.excused', { count: excused })} ` : null}
        {standing === 'not-yet' ? say('participation.needed', { count: monthsNeeded }) : null}
      </p>
      <Certificate about={String(year)} standing={standing} />
      <Path>
        {months.map(({ month, state, meetings }) => (
          <Stop
            key={month}
            state={state === 'came' ? 'done' : 'ahead'}
            marker={<span aria-hidden="true">{say.month(month, 'short').replace('.', '')}</span>}
          >
            <b className="unseen">{say.month(month, 'long')}</b>
            {meetings.map((meeting) => (
              <One key={meeting.id} of={meeting} />
            ))}
          </Stop>
        ))}
      </Path>
    </section>
  );
}

function One({ of: { id, title, theme, writtenIn, on, state, notes } }: { of: AttendedMeeting }) {
  const say = useSay();
  return (
    <div>
      <b lang={writtenIn === say.language ? undefined : writtenIn}>{theme ?? title}</b>
      <br />
      <span className="small soft">
        {say.day(on, 'UTC')} · {say(`participation.state.${state}`)}
        {notes ? (
          <>
            {' · '}
            <a href={`/meetings/${id}/notes`}>
              {say('notes.title')}
              <span className="unseen">: {theme ?? title}</span>
            </a>
          </>
        ) : null}
      </span>
    </div>
  );
}

function Workshop({ of }: { of: AttendedWorkshop }) {
  const say = useSay();
  const { id, title, writtenIn, firstOn, lastOn, days, standing } = of;
  const when = { first: say.day(firstOn, 'UTC'), last: say.day(lastOn, 'UTC'), count: days };
  return (
    <LedgerItem>
      <b lang={writtenIn === say.language ? undefined : writtenIn}>{title}</b>
      <br />
      <span className="small soft">{say('participation.days', when)}</span>
      <Certificate about={id} standing={standing} />
    </LedgerItem>
  );
}

function Certificate({ about, standing }: { about: string; standing: Standing }) {
  const say = useSay();
  if (standing === 'not-yet') return null;
  if (standing === 'revoked')
    return (
      <p>
        <Status is="overdue">{say('participation.revoked')}</Status>
      </p>
    );
  if (standing === 'ready')
    return (
      <p>
        <a className="button" href={`/participation?about=${about}`}>
          {say('participation.get')}
        </a>
      </p>
    );
  return (
    <p>
      <a href={`/participation/${standing.number}`}>{say('participation.see')}</a>
    </p>
  );
}
