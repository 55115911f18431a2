import type { MyCourse } from '#app/domain/enrolments/enrolments.ts';
import type { Due } from '#app/domain/requirements/requirements.ts';
import { DueLine } from '../requirements/due-line.tsx';
import { Ledger, LedgerItem } from '../ledger.tsx';
import { useSay } from '../say.tsx';
import { ProgressStatus } from './progress-status.tsx';

/** The courses somebody is in the middle of. */
export function Doing({ courses, dues }: { courses: MyCourse[]; dues: Due[] }) {
  const say = useSay();
  return (
    <>
      <h2>{say('path.toDo')}</h2>
      <Ledger>
        {courses.map(({ course, progress }) => {
          const due = dues.find((it) => it.courseSlug === course.slug);
          return (
            <LedgerItem key={course.slug} state={<ProgressStatus progress={progress} />}>
              <h3 lang={course.translated ? undefined : course.language}>
                <a href={`/courses/${course.slug}`}>{course.title}</a>
              </h3>
              <p className="small soft">
                {progress.minutesLeft > 0
                  ? say('courses.place.left', { count: progress.minutesLeft })
                  : say('courses.check.questions', { count: course.paper.questions })}
              </p>
              {due ? (
                <p>
                  <DueLine due={due} />
                </p>
              ) : null}
            </LedgerItem>
          );
        })}
      </Ledger>
    </>
  );
}
