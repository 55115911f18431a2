import type { Course } from '#app/domain/courses/courses.ts';
import {
  isEnrolled,
  type LessonProgress,
  type Progress,
} from '#app/domain/enrolments/enrolments.ts';
import { Path, Stop } from '../path.tsx';
import { Icon } from '../icon.tsx';
import { useSay } from '../say.tsx';
import { useDay } from './time.tsx';

/** The way through a course: its lessons, the final check, and the certificate as the house. */
export function Outline({ course, progress }: { course: Course; progress: Progress | null }) {
  const lessons: LessonProgress[] =
    progress?.lessons ?? course.lessons.map((lesson) => ({ ...lesson, completedAt: null }));
  const joined = progress !== null && isEnrolled(progress);
  const here = joined ? progress.next?.key : undefined;
  return (
    <Path>
      {lessons.map((lesson) => (
        <LessonStop
          key={lesson.key}
          course={course}
          lesson={lesson}
          joined={joined}
          here={lesson.key === here}
        />
      ))}
      <CheckStop course={course} progress={progress} joined={joined} />
      <CertificateStop course={course} progress={progress} />
    </Path>
  );
}

interface LessonStopProps {
  course: Course;
  lesson: LessonProgress;
  joined: boolean;
  here: boolean;
}

function LessonStop({ course, lesson, joined, here }: LessonStopProps) {
  const say = useSay();
  const day = useDay();
  const lang = lesson.language === say.language ? undefined : lesson.language;
  // Where nothing is translated, the page has said so once.
  const mixed = course.lessons.some((it) => it.language === say.language);
  const minutes = say('courses.minutes', { count: lesson.minutes });
  const state = lesson.completedAt !== null ? 'done' : here ? 'now' : 'ahead';
  const words = {
    done: () => say('courses.outline.done', { day: day(lesson.completedAt ?? '') }),
    now: () => say('courses.outline.here', { minutes }),
    ahead: () => minutes,
  };
  return (
    <Stop state={state} marker={state === 'done' ? undefined : lesson.position}>
      <h3 lang={lang}>
        {joined ? (
          <a href={`/courses/${course.slug}/lessons/${lesson.key}`}>{lesson.title}</a>
        ) : (
          lesson.title
        )}
      </h3>
      {joined ? null : <p lang={lang}>{lesson.summary}</p>}
      <p>
        {words[state]()}
        {lang && mixed ? ` · ${say('courses.outline.english')}` : null}
      </p>
    </Stop>
  );
}

function CheckStop({
  course,
  progress,
  joined,
}: {
  course: Course;
  progress: Progress | null;
  joined: boolean;
}) {
  const say = useSay();
  const day = useDay();
  const state = progress?.passedAt ? 'done' : progress?.state === 'ready' ? 'now' : 'ahead';
  const rules = {
    draw: course.paper.questions,
    needed: course.paper.needed,
    attempts: course.attempts,
    hours: course.waitHours,
  };
  return (
    <Stop state={state} marker={state === 'done' ? undefined : course.lessons.length + 1}>
      <h3>
        {joined ? (
          <a href={`/courses/${course.slug}/assessment`}>{say('courses.check.title')}</a>
        ) : (
          say('courses.check.title')
        )}
      </h3>
      {progress?.passedAt ? (
        <p>{say('courses.check.passed', { day: day(progress.passedAt) })}</p>
      ) : (
        <>
          <p>{say(course.hasCritical ? 'courses.check.needKey' : 'courses.check.need', rules)}</p>
          <p>{say('courses.check.tries', rules)}</p>
        </>
      )}
    </Stop>
  );
}

function CertificateStop({ course, progress }: { course: Course; progress: Progress | null }) {
  const say = useSay();
  const lang = course.translated ? undefined : course.language;
  return (
    <Stop state="home" marker={<Icon name={progress?.passedAt ? 'home-lit' : 'home'} />}>
      <h3>{say('courses.certificate.title')}</h3>
      <p lang={lang}>{course.statement}</p>
      <p>{say('courses.certificate.months', { count: course.months })}</p>
    </Stop>
  );
}
