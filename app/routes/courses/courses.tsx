import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listCourses } from '#app/domain/courses/courses.server.ts';
import { myCourses } from '#app/domain/enrolments/enrolments.server.ts';
import { CourseCard } from '#app/ui/courses/course-card.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('courses.title'));

export async function loader({ context }: LoaderFunctionArgs) {
  const { viewer } = context;
  const courses = await listCourses(database(), viewer);
  const mine = viewer.signedIn ? await myCourses(database(), viewer) : [];
  const progress = new Map(mine.map((it) => [it.course.slug, it.progress]));
  const titles = new Map(
    courses.map(({ slug, title, translated, language }) => [
      slug,
      { title, lang: translated ? undefined : language },
    ]),
  );
  return {
    signedIn: viewer.signedIn,
    courses: courses.map((course) => ({
      course,
      progress: progress.get(course.slug) ?? null,
      before: course.prerequisites.flatMap((it) => titles.get(it.course) ?? []),
    })),
  };
}

export default function Courses() {
  const say = useSay();
  const { courses } = useLoaderData<typeof loader>();
  return (
    <>
      <header className="stack">
        <h1>{say('courses.title')}</h1>
        <p className="narrow">{say('courses.lead')}</p>
      </header>
      {courses.length === 0 ? (
        <div className="narrow gap">
          <Notice title={say('courses.none.title')}>{say('courses.none.text')}</Notice>
        </div>
      ) : (
        <ul className="courses gap" role="list">
          {courses.map(({ course, progress, before }) => (
            <CourseCard
              key={course.slug}
              course={course}
              progress={progress}
              before={progress === null ? before : []}
            />
          ))}
        </ul>
      )}
    </>
  );
}
