import type { Language } from '#app/words/languages.ts';
import { Title } from '../courses/title.tsx';
import { Crumb } from '../crumb.tsx';
import { Problems, TextArea, type Refill } from '../forms.tsx';
import { Sentence, useSay } from '../say.tsx';
import { link } from '../link.tsx';

interface NotInCourseProps {
  course: { slug: string; title: string; language: Language };
  refill?: Refill | null | undefined;
}

/** In place of a discussion, for who has not joined the course, or has left it meanwhile. */
export function NotInCourse({ course, refill }: NotInCourseProps) {
  const say = useSay();
  return (
    <div className="stack">
      <Crumb to={`/courses/${course.slug}`}>
        <Title of={course} />
      </Crumb>
      <h1>{say('talk.title')}</h1>
      <p>
        <Sentence of="talk.notIn" with={{ link: link(`/courses/${course.slug}`) }} />
      </p>
      <Problems refill={refill ?? null} />
      {refill ? (
        <TextArea label={say('talk.write.label')} name="text" readOnly refill={refill} rows={10} />
      ) : null}
    </div>
  );
}
