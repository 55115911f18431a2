import type { LessonInCourse } from '#app/domain/courses/courses.ts';
import type { Progress } from '#app/domain/enrolments/enrolments.ts';
import { Crumb } from '../crumb.tsx';
import { Notice } from '../notice.tsx';
import { Trail } from '../path.tsx';
import { Sentence, useSay } from '../say.tsx';
import { LessonParts } from './lesson-parts.tsx';
import { Onward } from './onward.tsx';

interface LessonPageProps {
  found: LessonInCourse;
  progress: Progress;
  reflections: Record<string, { text: string; savedAt: string }>;
}

export function LessonPage({ found, progress, reflections }: LessonPageProps) {
  const { course, lesson, translated, previous, next } = found;
  const address = `/courses/${course.slug}`;
  const here = `${address}/lessons/${lesson.key}`;
  const lang = translated ? undefined : lesson.language;
  const done = progress.lessons.find((it) => it.key === lesson.key)?.completedAt ?? null;
  return (
    <article className="prose">
      <LessonHead found={found} progress={progress} />
      <LessonParts lesson={here} parts={lesson.parts} lang={lang} reflections={reflections} />
      <Onward course={address} lesson={lesson} completedAt={done} previous={previous} next={next} />
    </article>
  );
}

function LessonHead({ found, progress }: { found: LessonInCourse; progress: Progress }) {
  const say = useSay();
  const { course, lesson, translated } = found;
  const lang = translated ? undefined : lesson.language;
  const values = {
    number: lesson.position,
    all: course.lessons.length,
    count: lesson.minutes,
  };
  return (
    <>
      <header className="lesson-head">
        <Crumb to={`/courses/${course.slug}`}>
          <span lang={course.translated ? undefined : course.language}>{course.title}</span>
        </Crumb>
        <Trail
          label={say('lesson.trail.label', values)}
          steps={progress.lessons.map(({ key, position: number, completedAt }) => ({
            state: key === lesson.key ? 'now' : completedAt ? 'done' : 'ahead',
            label: say(
              key === lesson.key
                ? 'lesson.trail.here'
                : completedAt
                  ? 'lesson.trail.done'
                  : 'lesson.trail.ahead',
              { number },
            ),
          }))}
          home={say('courses.certificate.title')}
          lit={progress.passedAt !== null}
        />
        <h1 lang={lang}>{lesson.title}</h1>
        <p className="small soft">{say('lesson.length', values)}</p>
      </header>
      {translated ? null : <Notice>{say('lesson.untranslated')}</Notice>}
      {lesson.note ? (
        <Notice title={say('lesson.note')}>
          <p lang={lang}>{lesson.note}</p>
          {lesson.aid ? (
            <p>
              <Sentence of="lesson.toAid" with={{ link: (words) => <a href="#aid">{words}</a> }} />
            </p>
          ) : null}
        </Notice>
      ) : null}
    </>
  );
}
