import type { Course } from '#app/domain/courses/courses.ts';
import type { Prerequisite, Progress } from '#app/domain/enrolments/enrolments.ts';
import type { Language } from '#app/words/languages.ts';
import { Crumb } from '../crumb.tsx';
import { Sentence, useSay } from '../say.tsx';
import { Title } from './title.tsx';
import { FirstFinish, Join } from './your-place.tsx';

interface JoinFirstProps {
  lesson: { title: string; language: Language };
  course: Course;
  progress: Progress;
  missing: Prerequisite[];
}

/** In place of a lesson, for somebody who has not joined its course. */
export function JoinFirst({ lesson, course, progress, missing }: JoinFirstProps) {
  const say = useSay();
  return (
    <div className="stack">
      <Crumb to={`/courses/${course.slug}`}>
        <Title of={course} />
      </Crumb>
      <h1>{say('lesson.joinFirst.title')}</h1>
      <p>
        <Sentence
          of="lesson.joinFirst.text"
          with={{ lesson: <Title of={lesson} />, course: <Title of={course} /> }}
        />
      </p>
      {missing.length > 0 ? (
        <FirstFinish missing={missing} />
      ) : (
        <Join course={course} progress={progress} title={course.title} />
      )}
    </div>
  );
}
