import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import { listAudit } from '#app/domain/stewardship/stewardship.server.ts';
import { deedKey, mostInFile, type AuditLine } from '#app/domain/stewardship/stewardship.ts';
import { auditFilterOf } from '#app/http/audit-filter.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Ledger, LedgerItem } from '#app/ui/ledger.tsx';
import { pageTitle, Sentence, useSay } from '#app/ui/say.tsx';
import { AuditDetails } from '#app/ui/steward/audit-details.tsx';
import { AuditFilters } from '#app/ui/steward/audit-filters.tsx';
import { Older } from '#app/ui/steward/older.tsx';

export const handle = { main: 'alone' };
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('steward.audit.title'));

export async function loader({ context, request }: LoaderFunctionArgs) {
  const before = new URL(request.url).searchParams.get('before');
  const filter = auditFilterOf(request.url);
  return { filter, ...(await listAudit(database(), context.viewer, { ...filter, before })) };
}

export default function Audit() {
  const say = useSay();
  const { filter, lines, before } = useLoaderData<typeof loader>();
  const asked = Object.entries(filter).filter(([, value]) => value);
  return (
    <div className="stack narrow">
      <Crumb to="/steward">{say('steward.start.title')}</Crumb>
      <h1>{say('steward.audit.title')}</h1>
      <p>{say('steward.audit.lead')}</p>
      <AuditFilters filter={filter} />
      <p className="small soft">{say('steward.audit.most', { most: mostInFile })}</p>
      {lines.length === 0 ? <p>{say('steward.audit.none')}</p> : null}
      {byDay(lines, (at) => say.day(at, 'UTC')).map(([day, deeds]) => (
        <section key={day} className="stack gap">
          <h2 className="kicker">{day}</h2>
          <Ledger>
            {deeds.map((line) => (
              <LedgerItem key={line.id}>
                <Deed line={line} />
              </LedgerItem>
            ))}
          </Ledger>
        </section>
      ))}
      <Older before={before} also={Object.fromEntries(asked) as Record<string, string>} />
    </div>
  );
}

function byDay(lines: AuditLine[], dayOf: (at: string) => string): [string, AuditLine[]][] {
  const days = new Map<string, AuditLine[]>();
  for (const line of lines) {
    const day = dayOf(line.at);
    days.set(day, [...(days.get(day) ?? []), line]);
  }
  return [...days];
}

function Deed({ line: { at, actor, verb, subject, organization, details } }: { line: AuditLine }) {
  const say = useSay();
  const key = deedKey(verb);
  const deed = <b>{key ? say(key) : <code>{verb}</code>}</b>;
  const whom = (
    <a href={`/steward/people/${subject.id}`}>{subject.name || say('steward.audit.departed')}</a>
  );
  return (
    <>
      {subject.kind === 'person' && subject.id !== actor?.id ? (
        <Sentence of="steward.audit.whom" with={{ deed, whom }} />
      ) : (
        deed
      )}
      <br />
      <span className="small">
        <time dateTime={at}>{say.hour(at, 'UTC')}</time>
        {' · '}
        {actor === null
          ? say('steward.audit.platform')
          : say('steward.audit.by', { name: actor.name || say('steward.audit.departed') })}
        {organization === null ? null : ` · ${organization}`}
      </span>
      <AuditDetails of={details} />
    </>
  );
}
