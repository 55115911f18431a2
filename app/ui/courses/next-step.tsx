import type { ReactNode } from 'react';
import type { MyCourse } from '#app/domain/enrolments/enrolments.ts';
import { House } from '../house.tsx';
import { Icon } from '../icon.tsx';
import { Sentence, useSay } from '../say.tsx';
import { LaneScene } from '../scenes.tsx';
import { Title } from './title.tsx';

/** The one thing to do next: a lesson, or the final check. */
interface NextStepProps {
  mine: MyCourse;
  /** By when, where somebody asks. */
  due?: ReactNode;
}

export function NextStep({ mine: { course, progress }, due }: NextStepProps) {
  const say = useSay();
  const { next } = progress;
  const address = `/courses/${course.slug}`;
  const values = {
    course: <Title of={course} />,
    number: next?.position ?? 0,
    all: course.lessons.length,
  };
  return (
    <House night labelledBy="next">
      <p className="small">
        <Sentence of={next ? 'path.next.lesson' : 'path.next.ready'} with={values} />
      </p>
      <h2 id="next" lang={next && next.language !== say.language ? next.language : undefined}>
        {next ? next.title : say('courses.check.title')}
      </h2>
      <p className="small">
        {next
          ? say('courses.minutes', { count: next.minutes })
          : say('courses.check.questions', { count: course.paper.questions })}
      </p>
      {due ? <p>{due}</p> : null}
      <p>
        <a
          className="button lamp"
          href={next ? `${address}/lessons/${next.key}` : `${address}/assessment`}
        >
          {next
            ? say(progress.completed === 0 ? 'path.next.begin' : 'path.next.continue')
            : say('courses.place.check')}{' '}
          <Icon name="next" turns />
        </a>
      </p>
      <LaneScene />
    </House>
  );
}
