import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { wrongReason } from '#app/domain/stewardship/stewardship.ts';
import { privately } from '#app/http/form-again.server.ts';
import { personAsked } from '#app/http/person-asked.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Button, Problems } from '#app/ui/forms.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { LongReason } from '#app/ui/steward/person-forms.tsx';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('steward.asks.copy'));

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { id, name } = await personAsked(context, params.person);
  const refused = new URL(request.url).searchParams.get('refused') === 'no-reason';
  return { person: { id, name }, refused };
}

export default function Copy() {
  const say = useSay();
  const { person, refused } = useLoaderData<typeof loader>();
  const refill = refused ? { values: {}, problems: { reason: wrongReason } } : null;
  return (
    <div className="stack narrow">
      <Crumb to={`/steward/people/${person.id}`}>{person.name}</Crumb>
      <h1>{say('steward.asks.copy')}</h1>
      <p>{say('steward.copy.lead')}</p>
      <p>{say('steward.copy.without')}</p>
      <p>{say('steward.copy.traced')}</p>
      <Problems refill={refill} />
      {/* A file is not a page: what is refused comes back to this one by its address. */}
      <form method="post" action={`/steward/people/${person.id}/copy.zip`} className="stack">
        <LongReason hint={say('steward.reason.hint')} refill={refill} />
        <p>
          <Button>{say('steward.copy.button')}</Button>
        </p>
      </form>
    </div>
  );
}
