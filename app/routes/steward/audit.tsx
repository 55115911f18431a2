import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Fragment } from 'react';
import { database } from '#db/connection.server.ts';
import { listAudit } from '#app/domain/stewardship/stewardship.server.ts';
import type { AuditLine } from '#app/domain/stewardship/stewardship.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Ledger, LedgerItem } from '#app/ui/ledger.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { deedKey } from '#app/ui/steward/deeds.ts';
import { Older } from '#app/ui/steward/older.tsx';

export const handle = { main: 'alone' };
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('steward.audit.title'));

export async function loader({ context, request }: LoaderFunctionArgs) {
  const before = new URL(request.url).searchParams.get('before');
  return listAudit(database(), context.viewer, { before });
}

export default function Audit() {
  const say = useSay();
  const { lines, before } = useLoaderData<typeof loader>();
  return (
    <div className="stack narrow">
      <Crumb to="/steward">{say('steward.start.title')}</Crumb>
      <h1>{say('steward.audit.title')}</h1>
      <p>{say('steward.audit.lead')}</p>
      <Ledger>
        {lines.map((line) => (
          <LedgerItem key={line.id} state={<Moment at={line.at} />}>
            <Deed line={line} />
          </LedgerItem>
        ))}
      </Ledger>
      <Older before={before} />
    </div>
  );
}

function Moment({ at }: { at: string }) {
  const say = useSay();
  return (
    <time className="small soft" dateTime={at}>
      {say('steward.at', { day: say.day(at, 'UTC'), time: at.slice(11, 16) })}
    </time>
  );
}

function Deed({ line: { actor, verb, subject, details } }: { line: AuditLine }) {
  const say = useSay();
  const key = deedKey(verb);
  return (
    <>
      <b>{key ? say(key) : <code>{verb}</code>}</b>
      {subject.kind === 'person' && subject.id !== actor?.id ? (
        <>
          {': '}
          <a href={`/steward/people/${subject.id}`}>
            {subject.name || say('steward.audit.departed')}
          </a>
        </>
      ) : null}
      <br />
      <span className="small">
        {actor === null
          ? say('steward.audit.platform')
          : say('steward.audit.by', { name: actor.name || say('steward.audit.departed') })}
      </span>
      {details.length === 0 ? null : (
        <span className="small soft">
          <br />
          {details.map(([name, value], place) => (
            <Fragment key={name}>
              {place > 0 ? ' · ' : null}
              <code>{name}</code> {value}
            </Fragment>
          ))}
        </span>
      )}
    </>
  );
}
