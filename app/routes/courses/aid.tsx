import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { findLesson } from '#app/domain/courses/courses.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Facts } from '#app/ui/facts.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { link } from '#app/ui/link.tsx';
import { pageTitle, Sentence, useSay } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, (say) => data?.aid.title ?? say('courses.title'));

/** A job aid stands alone: to print, to keep, to hand to somebody without an account. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const place = { course: params.course!, lesson: params.lesson! };
  const found = await findLesson(database(), context.viewer, place);
  if (!found?.lesson.aid) throw notFound();
  const { course, lesson, translated } = found;
  return {
    aid: lesson.aid!,
    lang: translated ? undefined : lesson.language,
    lesson: { title: lesson.title, address: `/courses/${course.slug}/lessons/${lesson.key}` },
    course: { title: course.title, lang: course.translated ? undefined : course.language },
  };
}

export default function AidPage() {
  const say = useSay();
  const { aid, lang, lesson, course } = useLoaderData<typeof loader>();
  return (
    <article className="aid-sheet">
      <div className="noprint stack">
        <Crumb to={lesson.address}>
          <span lang={lang}>{lesson.title}</span>
        </Crumb>
        {lang ? <Notice>{say('lesson.untranslated')}</Notice> : null}
        <Facts items={[{ icon: 'print', text: say('aid.print') }]} />
        <p className="small">
          <Sentence of="aid.pdf" with={{ pdf: link(`${lesson.address}/aid.pdf`) }} />
        </p>
      </div>
      <header>
        <h1 className="small soft">
          <Sentence
            of="aid.kicker"
            with={{ lesson: () => <span lang={lang}>{lesson.title}</span> }}
          />
        </h1>
        <h2 lang={lang}>{aid.title}</h2>
        <p lang={lang}>{aid.summary}</p>
      </header>
      <div className="prose" lang={lang} dangerouslySetInnerHTML={{ __html: aid.html }} />
      <footer className="small soft">
        <span lang={course.lang}>{course.title}</span> · JOURNEYHOME
      </footer>
    </article>
  );
}
