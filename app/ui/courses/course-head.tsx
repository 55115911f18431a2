import type { Course } from '#app/domain/courses/courses.ts';
import { Crumb } from '../crumb.tsx';
import { Facts } from '../facts.tsx';
import { Notice } from '../notice.tsx';
import { useSay } from '../say.tsx';

/** What a course is, for whom, how long, and what it speaks of. */
export function CourseHead({ course }: { course: Course }) {
  const say = useSay();
  const lang = course.translated ? undefined : course.language;
  const length = { count: course.minutes, lessons: course.lessons.length };
  return (
    <header className="stack">
      <Crumb to="/courses">{say('courses.title')}</Crumb>
      <h1 lang={lang}>{course.title}</h1>
      {course.subtitle ? (
        <p className="soft" lang={lang}>
          {course.subtitle}
        </p>
      ) : null}
      <p className="lead narrow" lang={lang}>
        {course.lead}
      </p>
      <Facts
        items={[
          { icon: 'people', text: <span lang={lang}>{course.audience}</span> },
          { icon: 's-expiring', text: say('courses.length', length) },
          { icon: 'paper', text: say(`courses.level.${course.level}`) },
        ]}
      />
      {course.translated ? null : <Notice>{say('courses.untranslated')}</Notice>}
      {course.note ? (
        <Notice title={say('courses.note')}>
          <p lang={lang}>{course.note}</p>
        </Notice>
      ) : null}
    </header>
  );
}
