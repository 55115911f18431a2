import { Fragment } from 'react';
import type { Part } from '#app/domain/courses/courses.ts';
import { Icon } from '../icon.tsx';
import { useSay } from '../say.tsx';
import { Reflection } from './reflection.tsx';

interface LessonPartsProps {
  /** The lesson's address. */
  lesson: string;
  parts: Part[];
  lang: string | undefined;
  reflections: Record<string, { text: string; savedAt: string }>;
}

/** A lesson's text as it was prepared when it was published, with what the reader does in it. */
export function LessonParts({ lesson, parts, lang, reflections }: LessonPartsProps) {
  return parts.map((part, place) => (
    <Fragment key={place}>
      {part.kind === 'html' ? (
        <div className="prose" lang={lang} dangerouslySetInnerHTML={{ __html: part.html }} />
      ) : part.kind === 'reflection' ? (
        <Reflection
          lesson={lesson}
          id={part.id}
          html={part.html}
          lang={lang}
          kept={reflections[part.id]}
        />
      ) : (
        <JobAid lesson={lesson} title={part.title} summary={part.summary} lang={lang} />
      )}
    </Fragment>
  ));
}

interface JobAidProps {
  lesson: string;
  title: string;
  summary: string;
  lang: string | undefined;
}

function JobAid({ lesson, title, summary, lang }: JobAidProps) {
  const say = useSay();
  return (
    <aside className="aid" id="aid" aria-labelledby="aid-title">
      <Icon name="paper" />
      <div>
        <h2 className="kicker" id="aid-title">
          {say('lesson.aid.title')}
        </h2>
        <p lang={lang}>
          <b>{title}</b>
        </p>
        <p className="small soft" lang={lang}>
          {summary}
        </p>
      </div>
      <a className="button quiet" href={`${lesson}/aid`}>
        <Icon name="print" /> {say('lesson.aid.open')}
      </a>
    </aside>
  );
}
