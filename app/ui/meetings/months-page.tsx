import type { ListedMeeting, Months } from '#app/domain/meetings/meetings.ts';
import { monthsNeeded, type ParticipationYear } from '#app/domain/participation/participation.ts';
import { placeOf } from '#app/domain/people/people.ts';
import { Icon } from '../icon.tsx';
import { link } from '../link.tsx';
import { Path } from '../path.tsx';
import { Sentence, useSay, useViewer } from '../say.tsx';
import { StoolsScene } from '../scenes.tsx';
import { MonthStop } from './month-stop.tsx';
import { Workshops } from './workshops.tsx';

/** The months: walked, this one, and those ahead; beside them what belongs to all of them. */
export function MonthsPage({
  months,
  thisYear,
  now,
  script,
}: {
  months: Months;
  /** What the viewer took part in; null where there was nothing yet. */
  thisYear: ParticipationYear | null;
  now: string;
  script: string;
}) {
  const say = useSay();
  const { behind, ahead, workshops, older, oldest } = months;
  const runs = useViewer().roles.some((it) => it === 'facilitator' || it === 'steward');
  return (
    <div className="beside">
      <div className="stack">
        <h1>{say('meetings.list.title')}</h1>
        <p className="lead narrow">
          {say('meetings.list.lead')} <Zone next={ahead[0]} />
        </p>
        <h2 className="unseen">{say('meetings.list.months')}</h2>
        {behind.length + ahead.length > 0 ? (
          <Line behind={behind} ahead={ahead} now={now} />
        ) : (
          <p>{say('meetings.list.none')}</p>
        )}
        {older ? (
          <p>
            <a href={`/meetings?before=${oldest}`}>{say('meetings.list.older')}</a>
          </p>
        ) : null}
      </div>
      <aside className="stack stays" aria-label={say('meetings.beside')}>
        <StoolsScene />
        {thisYear ? (
          <p>
            <b>
              {say('participation.came', { came: thisYear.came, count: thisYear.months.length })}
            </b>{' '}
            {thisYear.standing === 'not-yet'
              ? say('participation.needed', { count: monthsNeeded })
              : null}
          </p>
        ) : null}
        <p>
          <a href="/participation">{say('meetings.participation')}</a>
        </p>
        <p>
          <a className="button quiet small" href="/me/calendar">
            <Icon name="calendar" /> {say('meetings.list.calendar')}
          </a>
        </p>
        {runs ? (
          <p>
            <a href="/series">{say('meetings.list.runs')}</a>
          </p>
        ) : null}
        {workshops.length > 0 ? <Workshops workshops={workshops} now={now} /> : null}
      </aside>
      <script src={script} defer />
    </div>
  );
}

/** Whose clock the times are of; the phone's script adds where the phone's says another hour. */
function Zone({ next }: { next: ListedMeeting | undefined }) {
  const say = useSay();
  const { timeZone } = useViewer();
  const profile = link('/me#field-timeZone');
  return (
    <>
      {timeZone === 'UTC' ? (
        <Sentence of="meetings.time.noPlace" with={{ link: profile }} />
      ) : (
        say('meetings.list.zone', { place: placeOf(timeZone) })
      )}
      {next ? (
        <span data-clock={next.meeting.startsAt} data-zone={timeZone} hidden>
          {' '}
          <Sentence of="meetings.list.phone" with={{ link: profile }} />
        </span>
      ) : null}
    </>
  );
}

function Line({ behind, ahead, now }: Pick<Months, 'behind' | 'ahead'> & { now: string }) {
  const series = new Set([...behind, ...ahead].map(({ meeting }) => meeting.seriesId));
  const next = ahead.find(({ meeting }) => meeting.cancelled === null);
  return (
    <Path>
      {[...behind, ...ahead].map((it) => (
        <MonthStop
          key={it.meeting.id}
          of={it}
          state={it.meeting.endsAt <= now ? 'done' : it === next ? 'now' : 'ahead'}
          now={now}
          withSeries={series.size > 1}
        />
      ))}
    </Path>
  );
}
