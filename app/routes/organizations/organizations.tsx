import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import { organizationsOf } from '#app/domain/organizations/organizations.server.ts';
import { countryName } from '#app/domain/organizations/organizations.ts';
import { signedIn } from '#app/http/context.ts';
import { Ledger, LedgerItem } from '#app/ui/ledger.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';

export const handle = { main: 'alone' };
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('team.mine.title'));

export async function loader({ context }: LoaderFunctionArgs) {
  return { organizations: await organizationsOf(database(), signedIn(context).id) };
}

export default function Organizations() {
  const say = useSay();
  const { organizations } = useLoaderData<typeof loader>();
  return (
    <div className="stack narrow">
      <h1>{say('team.mine.title')}</h1>
      {organizations.length === 0 ? <p>{say('team.mine.none')}</p> : null}
      <Ledger>
        {organizations.map(({ id, slug, name, country, role }) => (
          <LedgerItem key={id} state={say(`team.role.${role}`)}>
            {role === 'leader' ? <a href={`/organizations/${slug}`}>{name}</a> : <b>{name}</b>}
            <br />
            <span className="small soft">{countryName(country, say.language)}</span>
          </LedgerItem>
        ))}
      </Ledger>
      {organizations.some(({ role }) => role === 'member') ? (
        <p className="small soft">{say('team.mine.member')}</p>
      ) : null}
      <p className="row">
        <a href="/invitations">{say('team.mine.invitations')}</a>
        <a href="/apply">{say('team.mine.apply')}</a>
      </p>
    </div>
  );
}
