import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { findCourse } from '#app/domain/courses/courses.server.ts';
import { prerequisitesOf, progressIn } from '#app/domain/enrolments/enrolments.server.ts';
import { isEnrolled, missingOf } from '#app/domain/enrolments/enrolments.ts';
import { dueFor } from '#app/domain/requirements/requirements.server.ts';
import { talksInCourse } from '#app/domain/talk/talk.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { Before } from '#app/ui/courses/before.tsx';
import { CourseHead } from '#app/ui/courses/course-head.tsx';
import { Outline } from '#app/ui/courses/outline.tsx';
import { References } from '#app/ui/courses/references.tsx';
import { useDay } from '#app/ui/courses/time.tsx';
import { YourPlace } from '#app/ui/courses/your-place.tsx';
import { Ledger, LedgerItem } from '#app/ui/ledger.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, (say) => data?.course.title ?? say('courses.title'));

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { viewer, now } = context;
  const course = await findCourse(database(), viewer, params.course!);
  if (!course) throw notFound();
  const prerequisites = await prerequisitesOf(database(), viewer, course);
  const progress = viewer.signedIn ? await progressIn(database(), viewer, course) : null;
  const dues = viewer.signedIn ? await dueFor(database(), viewer, now) : [];
  const due = dues.find((it) => it.courseId === course.id) ?? null;
  const talks = talksInCourse(viewer, progress !== null && isEnrolled(progress));
  return { course, prerequisites, progress, due, talks };
}

export default function CoursePage() {
  const say = useSay();
  const day = useDay();
  const { course, prerequisites, progress, due, talks } = useLoaderData<typeof loader>();
  const lang = course.translated ? undefined : course.language;
  const joined = progress !== null && isEnrolled(progress);
  const missing = missingOf(prerequisites);
  return (
    <div className="beside">
      <CourseHead course={course} />
      <aside className="stack stays" aria-label={say('courses.place.label')}>
        <YourPlace course={course} progress={progress} missing={missing} due={due} />
      </aside>
      <div className="stack">
        {joined ? null : (
          <Before prerequisites={prerequisites.filter((it) => !missing.includes(it))} />
        )}
        <h2>{say('courses.outline.title')}</h2>
        <Outline course={course} progress={progress} />
        <h2>{say('courses.outcomes.title')}</h2>
        <Ledger className="narrow">
          {course.outcomes.map((outcome) => (
            <LedgerItem key={outcome.id}>
              <span lang={lang}>{outcome.text}</span>
            </LedgerItem>
          ))}
        </Ledger>
        <References course={course} />
        {talks ? (
          <p>
            <a href={`/courses/${course.slug}/discussion`}>{say('talk.course.link')}</a>
          </p>
        ) : null}
        {joined && progress.enrolment ? (
          <p className="row far small soft">
            <span>{say('courses.joined', { day: day(progress.enrolment.enrolledAt) })}</span>
            {progress.state === 'done' ? null : (
              <a href={`/courses/${course.slug}/withdrawal`}>{say('courses.leave.link')}</a>
            )}
          </p>
        ) : null}
      </div>
    </div>
  );
}
