import type { Course } from '#app/domain/courses/courses.ts';
import { useSay } from '../say.tsx';

/** What a course is built on. */
export function References({ course }: { course: Course }) {
  const say = useSay();
  if (course.references.length === 0) return null;
  return (
    <details className="narrow far">
      <summary>{say('courses.references', { count: course.references.length })}</summary>
      <ul className="list small references" role="list" lang="en">
        {course.references.map(({ key, text, url }) => (
          <li key={key} className="gap">
            {url ? (
              <a href={url} rel="noreferrer">
                {text}
              </a>
            ) : (
              text
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
