import type { Course } from '#app/domain/courses/courses.ts';
import type { MyCourse } from '#app/domain/enrolments/enrolments.ts';
import type { ListedMeeting } from '#app/domain/meetings/meetings.ts';
import type { Due } from '#app/domain/requirements/requirements.ts';
import { NextMeeting } from '../meetings/next-meeting.tsx';
import { AskedOfMe } from '../requirements/asked-of-me.tsx';
import { DueLine } from '../requirements/due-line.tsx';
import { useSay, useViewer } from '../say.tsx';
import { Arrived } from './arrived.tsx';
import { Doing } from './doing.tsx';
import { certificateOf, Done, type OwnCertificate } from './done.tsx';
import { NextStep } from './next-step.tsx';
import { Suggestion } from './suggestion.tsx';

interface MyPathProps {
  name: string;
  mine: MyCourse[];
  /** The whole catalogue, the ones to begin with first. */
  courses: Course[];
  certificates: OwnCertificate[];
  dues: Due[];
  meeting: ListedMeeting | null;
  now: string;
}

/** A person's own page: what to do next, what is open, what is done. */
export function MyPath({ name, mine, courses, certificates, dues, meeting, now }: MyPathProps) {
  const say = useSay();
  const active = mine.filter(
    ({ progress }) => progress.withdrawnAt === null && progress.state !== 'done',
  );
  const done = mine.filter(({ progress }) => progress.state === 'done');
  const joined = new Set([...active, ...done].map((it) => it.course.slug));
  const suggested = courses.find((it) => !joined.has(it.slug));
  const first = active[0];
  // With nothing left to do, the way that ended last.
  const last = first
    ? undefined
    : done.toSorted((a, b) => (a.progress.passedAt! < b.progress.passedAt! ? 1 : -1))[0];
  const certificate = last && certificateOf(last, certificates);
  const dueOf = (slug: string) => dues.find((it) => it.courseSlug === slug);
  const asked = courses.flatMap((course) => {
    const due = dueOf(course.slug);
    return due && !active.some((it) => it.course.slug === course.slug) ? [{ course, due }] : [];
  });
  const firstDue = first && dueOf(first.course.slug);
  const begins = active.length === 0 && done.length === 0;
  return (
    <div className="beside">
      <div className="stack">
        <header>
          <h1>{say(useGreeting(now), { name })}</h1>
          <form method="post" action="/sign-out" className="small soft">
            {say('path.not', { name })} <button className="plain">{say('path.change')}</button>
          </form>
        </header>
        {first ? (
          <NextStep mine={first} due={firstDue ? <DueLine due={firstDue} /> : null} />
        ) : null}
        {begins ? <p className="lead">{say('path.empty')}</p> : null}
        {begins && suggested ? <Suggestion course={suggested} begin /> : null}
        {last && certificate?.state !== 'revoked' ? (
          <Arrived mine={last} certificate={certificate} />
        ) : null}
        {last ? <p>{say(suggested ? 'path.allDone' : 'path.allDone.wait')}</p> : null}
        {meeting ? <NextMeeting next={meeting} now={now} /> : null}
        {active.length > 0 ? <Doing courses={active} dues={dues} /> : null}
        {asked.length > 0 ? <AskedOfMe asked={asked} /> : null}
        {done.length > 0 ? <Done courses={done} certificates={certificates} /> : null}
        <p className="row">
          <a href="/courses">{say('path.suggestion.all')}</a>
          <a href="/certificates">{say('path.certificates')}</a>
        </p>
      </div>
      {suggested && !begins ? (
        <aside className="stack stays" aria-labelledby="suggestion">
          <Suggestion course={suggested} />
        </aside>
      ) : null}
    </div>
  );
}

function useGreeting(now: string) {
  const say = useSay();
  const { timeZone } = useViewer();
  const hour = Number.parseInt(say.hour(now, timeZone), 10);
  if (hour < 5) return 'path.hello';
  return hour < 12 ? 'path.morning' : hour < 18 ? 'path.afternoon' : 'path.evening';
}
