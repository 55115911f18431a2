import type { Course } from '#app/domain/courses/courses.ts';
import { Facts } from '../facts.tsx';
import { useSay } from '../say.tsx';
import { Doorway } from '../scenes.tsx';

/** A course to begin with, or to take next. */
export function Suggestion({ course, begin = false }: { course: Course; begin?: boolean }) {
  const say = useSay();
  const lang = course.translated ? undefined : course.language;
  return (
    <>
      <h2 id="suggestion">{say(begin ? 'path.suggestion.begin' : 'path.suggestion.next')}</h2>
      <div className="course">
        <Doorway scene={course.scene} />
        <h3 lang={lang}>
          <a href={`/courses/${course.slug}`}>{course.title}</a>
        </h3>
        <p lang={lang}>{course.summary}</p>
        <Facts
          items={[{ icon: 's-expiring', text: say('courses.minutes', { count: course.minutes }) }]}
        />
      </div>
      {begin ? (
        <p>
          <a className="button" href={`/courses/${course.slug}`}>
            {say('path.suggestion.look')}
          </a>
        </p>
      ) : null}
    </>
  );
}
