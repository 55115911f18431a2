import type { LessonHead } from '#app/domain/courses/courses.ts';
import { Icon } from '../icon.tsx';
import { Sentence, useSay } from '../say.tsx';
import { Status } from '../status.tsx';
import { useDay } from './time.tsx';
import { Title } from './title.tsx';

interface OnwardProps {
  /** The course's address. */
  course: string;
  lesson: LessonHead;
  completedAt: string | null;
  previous: LessonHead | null;
  next: LessonHead | null;
}

/** The end of a lesson: done, and on; or back. */
export function Onward({ course, lesson, completedAt, previous, next }: OnwardProps) {
  const say = useSay();
  const day = useDay();
  const here = `${course}/lessons/${lesson.key}`;
  const arrow = <Icon name="next" turns />;
  return (
    <section className="onward" aria-label={say('lesson.onward.label')}>
      {completedAt === null ? (
        <form method="post" action={`${here}/completion`}>
          <button className="button">
            {next ? (
              <span>
                <Sentence of="lesson.onward.next" with={{ title: <Title of={next} /> }} />
              </span>
            ) : (
              say('lesson.onward.check')
            )}{' '}
            {arrow}
          </button>
        </form>
      ) : (
        <>
          <Status is="done">{say('lesson.onward.done', { day: day(completedAt) })}</Status>
          <a
            className="button"
            href={next ? `${course}/lessons/${next.key}` : `${course}/assessment`}
          >
            {next ? (
              <span>
                <Sentence of="lesson.onward.go" with={{ title: <Title of={next} /> }} />
              </span>
            ) : (
              say('lesson.onward.goCheck')
            )}{' '}
            {arrow}
          </a>
        </>
      )}
      {previous ? (
        <a href={`${course}/lessons/${previous.key}`}>
          <Icon name="back" turns />
          <span>
            <Sentence
              of="lesson.onward.back"
              with={{ number: previous.position, title: <Title of={previous} /> }}
            />
          </span>
        </a>
      ) : (
        <a href={course}>
          <Icon name="back" turns />
          {say('lesson.onward.course')}
        </a>
      )}
    </section>
  );
}
