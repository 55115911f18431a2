import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { search } from '#app/domain/search/search.server.ts';
import { Button, Field } from '#app/ui/forms.tsx';
import { FindingItem } from '#app/ui/library/finding-item.tsx';
import { pageTitle, Sentence, useSay } from '#app/ui/say.tsx';
import { link } from '#app/ui/link.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (say) => say('search.title'));

export async function loader({ context, request }: LoaderFunctionArgs) {
  const typed = (new URL(request.url).searchParams.get('q') ?? '').slice(0, 200);
  const findings = typed.trim() === '' ? null : await search(database(), context.viewer, typed);
  return { typed, findings };
}

export default function Search() {
  const say = useSay();
  const { typed, findings } = useLoaderData<typeof loader>();
  return (
    <div className="stack narrow">
      <h1>{say('search.title')}</h1>
      <form method="get" action="/search" className="stack" role="search">
        <Field
          label={say('search.label')}
          hint={say('search.hint')}
          name="q"
          type="search"
          autoComplete="off"
          maxLength={200}
          defaultValue={typed}
        />
        <p>
          <Button>{say('search.button')}</Button>
        </p>
      </form>
      {findings === null ? null : (
        <>
          <div role="status">
            <h2>{say('search.found', { count: findings.length })}</h2>
          </div>
          {findings.length === 0 ? (
            <p>
              <Sentence
                of="search.none"
                with={{ library: link('/library'), glossary: link('/glossary') }}
              />
            </p>
          ) : null}
          <ul className="findings" role="list">
            {findings.map((finding) => (
              <FindingItem key={finding.address} finding={finding} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
