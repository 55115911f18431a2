import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { chosenAids, listAids } from '#app/domain/library/library.server.ts';
import { topics } from '#app/domain/library/library.ts';
import { AidCard } from '#app/ui/library/aid-card.tsx';
import { AidFilters } from '#app/ui/library/aid-filters.tsx';
import { pageTitle, Sentence, useSay } from '#app/ui/say.tsx';
import { link } from '#app/ui/link.tsx';
import { database } from '#db/connection.server.ts';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('library.title'));

export async function loader({ context, request }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams;
  const all = await listAids(database(), context.viewer);
  const courses = [...new Map(all.map(({ course }) => [course.slug, course])).values()];
  const filter = {
    search: (asked.get('search') ?? '').slice(0, 200),
    course: courses.find(({ slug }) => slug === asked.get('course'))?.slug ?? null,
    topic: topics.find((topic) => topic === asked.get('topic')) ?? null,
  };
  return { aids: chosenAids(all, filter), courses, filter, total: all.length };
}

export default function Library() {
  const say = useSay();
  const { aids, courses, filter, total } = useLoaderData<typeof loader>();
  return (
    <div className="stack sheets">
      <header className="stack">
        <h1>{say('library.title')}</h1>
        <p className="narrow">{say('library.lead')}</p>
        <p className="narrow small">
          <Sentence
            of="library.others"
            with={{ glossary: link('/glossary'), search: link('/search') }}
          />
        </p>
      </header>
      <AidFilters courses={courses} filter={filter} />
      <p className="small soft" role="status">
        {say('library.shown', { count: aids.length, total })}
      </p>
      {aids.length === 0 ? (
        <p>
          <a href="/library">{say('library.all')}</a>
        </p>
      ) : (
        <ul className="aids" role="list">
          {aids.map((aid) => (
            <AidCard key={aid.address} aid={aid} />
          ))}
        </ul>
      )}
    </div>
  );
}
