import type { Course } from '#app/domain/courses/courses.ts';
import type { Prerequisite, Progress } from '#app/domain/enrolments/enrolments.ts';
import { Crumb } from '../crumb.tsx';
import { useSay } from '../say.tsx';
import { FirstFinish, Join } from './your-place.tsx';

interface JoinFirstProps {
  /** The lesson's. */
  title: string;
  course: Course;
  progress: Progress;
  missing: Prerequisite[];
}

/** In place of a lesson, for somebody who has not joined its course. */
export function JoinFirst({ title, course, progress, missing }: JoinFirstProps) {
  const say = useSay();
  return (
    <div className="stack">
      <Crumb to={`/courses/${course.slug}`}>{course.title}</Crumb>
      <h1>{say('lesson.joinFirst.title')}</h1>
      <p>{say('lesson.joinFirst.text', { lesson: title, course: course.title })}</p>
      {missing.length > 0 ? (
        <FirstFinish missing={missing} />
      ) : (
        <Join course={course} progress={progress} title={course.title} />
      )}
    </div>
  );
}
