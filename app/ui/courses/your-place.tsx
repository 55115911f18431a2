import type { Course } from '#app/domain/courses/courses.ts';
import type { Prerequisite, Progress } from '#app/domain/enrolments/enrolments.ts';
import type { Due } from '#app/domain/requirements/requirements.ts';
import { House } from '../house.tsx';
import { Icon } from '../icon.tsx';
import { DueLine } from '../requirements/due-line.tsx';
import { Sentence, useSay } from '../say.tsx';
import { Status } from '../status.tsx';
import { ProgressStatus } from './progress-status.tsx';
import { useDay } from './time.tsx';

interface PlaceProps {
  course: Course;
  /** Null for visitors. */
  progress: Progress | null;
  /** What must be done first. */
  missing: Prerequisite[];
  /** By when it is to be done, where somebody asks. */
  due?: Due | null;
}

/** The one thing to do next in a course: come in, join, continue, sit the final check. */
export function YourPlace({ due, ...props }: PlaceProps) {
  return (
    <>
      {due ? (
        <p>
          <DueLine due={due} />
        </p>
      ) : null}
      <Place {...props} />
    </>
  );
}

function Place({ course, progress, missing }: PlaceProps) {
  if (!progress) return <ComeIn course={course} />;
  if (progress.state === 'done') return <Passed course={course} progress={progress} />;
  if (progress.state === 'none' || progress.withdrawnAt) {
    return missing.length > 0 ? (
      <FirstFinish missing={missing} />
    ) : (
      <Join course={course} progress={progress} />
    );
  }
  return <Continue course={course} progress={progress} />;
}

function ComeIn({ course }: { course: Course }) {
  const say = useSay();
  const next = encodeURIComponent(`/courses/${course.slug}`);
  return (
    <House labelledBy="place" className="stack">
      <h2 id="place">{say('courses.visitor.title')}</h2>
      <p>{say('courses.visitor.text')}</p>
      <p>
        <a className="button" href={`/sign-up?next=${next}`}>
          {say('courses.visitor.signUp')}
        </a>
      </p>
      <p className="small">
        <Sentence
          of="courses.visitor.signIn"
          with={{ link: (words) => <a href={`/sign-in?next=${next}`}>{words}</a> }}
        />
      </p>
    </House>
  );
}

/** The button that joins, and what joining means. */
export function Join({
  course,
  progress,
  title,
}: {
  course: Course;
  progress: Progress;
  title?: string;
}) {
  const say = useSay();
  const day = useDay();
  const { withdrawnAt } = progress;
  return (
    <House labelledBy="place" className="stack">
      <h2 id="place">
        {title ?? say(withdrawnAt ? 'courses.return.title' : 'courses.join.title')}
      </h2>
      <p>
        {withdrawnAt
          ? say('courses.return.text', { day: day(withdrawnAt) })
          : say('courses.join.text')}
      </p>
      <form method="post" action={`/courses/${course.slug}/enrolment`}>
        <button className="button">
          {say(withdrawnAt ? 'courses.return.button' : 'courses.join.button')}
        </button>
      </form>
    </House>
  );
}

/** Where a rule keeps a course closed until another is finished. */
export function FirstFinish({ missing }: { missing: Prerequisite[] }) {
  const say = useSay();
  return (
    <House labelledBy="place" className="stack">
      <h2 id="place">{say('courses.before.first', { count: missing.length })}</h2>
      <ul className="list">
        {missing.map(({ slug, title }) => (
          <li key={slug}>
            <a href={`/courses/${slug}`}>{title}</a>
          </li>
        ))}
      </ul>
      <p className="small">{say('courses.before.opens')}</p>
    </House>
  );
}

function Continue({ course, progress }: { course: Course; progress: Progress }) {
  const say = useSay();
  const { next, completed, lessons, minutesLeft } = progress;
  return (
    <House labelledBy="place" className="stack">
      <p className="label">
        {progress.state === 'going' ? (
          <Status is="going">{say('courses.status.inProgress')}</Status>
        ) : (
          <ProgressStatus progress={progress} />
        )}
      </p>
      <p id="place">
        <b>{say('courses.place.lessons', { done: completed, all: lessons.length })}</b>
      </p>
      <progress value={completed} max={lessons.length} aria-labelledby="place" />
      {minutesLeft > 0 ? (
        <p className="small">{say('courses.place.left', { count: minutesLeft })}</p>
      ) : null}
      <p>
        {next ? (
          <a className="button" href={`/courses/${course.slug}/lessons/${next.key}`}>
            {completed === 0
              ? say('courses.place.begin')
              : say('courses.place.continue', { number: next.position })}{' '}
            <Icon name="next" turns />
          </a>
        ) : (
          <a className="button" href={`/courses/${course.slug}/assessment`}>
            {say('courses.place.check')} <Icon name="next" turns />
          </a>
        )}
      </p>
    </House>
  );
}

function Passed({ course, progress }: { course: Course; progress: Progress }) {
  const say = useSay();
  const day = useDay();
  return (
    <House labelledBy="place" className="stack">
      <h2 id="place">{say('courses.passed.title', { day: day(progress.passedAt ?? '') })}</h2>
      <p>{say('courses.passed.text')}</p>
      <p>
        <a className="button" href={`/courses/${course.slug}/assessment`}>
          {say('courses.passed.button')} <Icon name="next" turns />
        </a>
      </p>
    </House>
  );
}
