import type { Course } from '#app/domain/courses/courses.ts';
import type { Progress } from '#app/domain/enrolments/enrolments.ts';
import { Facts } from '../facts.tsx';
import { Listed, Sentence, useSay } from '../say.tsx';
import { Doorway } from '../scenes.tsx';
import { ProgressStatus } from './progress-status.tsx';

export type CourseCardTexts = Pick<
  Course,
  | 'slug'
  | 'title'
  | 'summary'
  | 'audience'
  | 'minutes'
  | 'scene'
  | 'level'
  | 'translated'
  | 'language'
>;

interface CourseCardProps {
  course: CourseCardTexts;
  /** Left out for visitors. */
  progress?: Progress | null;
  /** What comes first. */
  before?: { title: string; lang: string | undefined }[];
}

/** A course as the catalogue shows it: a doorway one may go through. */
export function CourseCard({ course, progress, before = [] }: CourseCardProps) {
  const say = useSay();
  const lang = course.translated ? undefined : course.language;
  return (
    <li className="course">
      <Doorway scene={course.scene} />
      <h2 lang={lang}>
        <a href={`/courses/${course.slug}`}>{course.title}</a>
      </h2>
      <p lang={lang}>{course.summary}</p>
      <div className="stack">
        {progress ? <ProgressStatus progress={progress} /> : null}
        <Facts
          items={[
            { icon: 'people', text: <span lang={lang}>{course.audience}</span> },
            { icon: 's-expiring', text: say('courses.minutes', { count: course.minutes }) },
          ]}
        />
        {before.length > 0 ? (
          <p className="small soft">
            <Sentence
              of="courses.before.card"
              with={{
                courses: () => (
                  <Listed
                    items={before.map(({ title, lang: its }) => (
                      <span lang={its}>{title}</span>
                    ))}
                  />
                ),
              }}
            />
          </p>
        ) : null}
      </div>
    </li>
  );
}
