import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import { findPeople } from '#app/domain/stewardship/stewardship.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Ledger, LedgerItem } from '#app/ui/ledger.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { Status } from '#app/ui/status.tsx';
import { PeopleSearch } from '#app/ui/steward/people-search.tsx';

export const handle = { main: 'alone' };
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('steward.people.title'));

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const search = (searchParams.get('search') ?? '').slice(0, 200);
  const erased = searchParams.get('done') === 'erased';
  return { search, erased, people: await findPeople(database(), context.viewer, { search }) };
}

export default function People() {
  const say = useSay();
  const { search, erased, people } = useLoaderData<typeof loader>();
  return (
    <div className="stack narrow">
      <Crumb to="/steward">{say('steward.start.title')}</Crumb>
      <h1>{say('steward.people.title')}</h1>
      {erased ? <Notice icon="tick">{say('steward.people.erased')}</Notice> : null}
      <PeopleSearch search={search} />
      <p className="small soft">
        {search.trim() === ''
          ? say('steward.people.newest')
          : say('steward.people.found', { count: people.length })}
      </p>
      <Ledger>
        {people.map((person) => (
          <LedgerItem
            key={person.id}
            state={
              person.joined ? (
                say('steward.people.joined')
              ) : person.suspendedAt === null ? (
                say.list(person.roles.map((role) => say(`steward.role.${role}`)))
              ) : (
                <Status is="overdue">{say('steward.people.suspended')}</Status>
              )
            }
          >
            <a href={`/steward/people/${person.id}`}>{person.name}</a>
            <br />
            <span className="small soft">{person.email ?? person.username}</span>
          </LedgerItem>
        ))}
      </Ledger>
    </div>
  );
}
