import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { glossaryFor } from '#app/domain/library/library.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { GlossaryTerm } from '#app/ui/library/glossary-term.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('glossary.title'));

export async function loader({ context }: LoaderFunctionArgs) {
  return { terms: await glossaryFor(database(), context.viewer) };
}

export default function Glossary() {
  const say = useSay();
  const { terms } = useLoaderData<typeof loader>();
  return (
    <div className="stack narrow">
      <Crumb to="/library">{say('library.title')}</Crumb>
      <h1>{say('glossary.title')}</h1>
      <p>{say('glossary.lead', { count: terms.length })}</p>
      <dl className="glossary">
        {terms.map((term) => (
          <GlossaryTerm key={term.key} term={term} />
        ))}
      </dl>
    </div>
  );
}
