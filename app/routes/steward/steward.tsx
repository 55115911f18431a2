import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import { countWaiting } from '#app/domain/applications/applications.server.ts';
import { canonicalNumber } from '#app/domain/certificates/certificates.ts';
import {
  countEverything,
  findCertificateRecord,
} from '#app/domain/stewardship/stewardship.server.ts';
import { Button, Field } from '#app/ui/forms.tsx';
import { Ledger, LedgerItem } from '#app/ui/ledger.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { PeopleSearch } from '#app/ui/steward/people-search.tsx';

export const handle = { main: 'alone' };
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('steward.start.title'));

export async function loader({ context, request }: LoaderFunctionArgs) {
  const typed = new URL(request.url).searchParams.get('certificate') ?? '';
  const number = canonicalNumber(typed);
  const certificate =
    number && (await findCertificateRecord(database(), context.viewer, { number }, context.now));
  if (certificate) return redirect(`/steward/certificates/${certificate.number}/revocation`, 303);
  const counts = await countEverything(database(), context.viewer, context.now);
  const waiting = await countWaiting(database(), context.viewer);
  return { counts, applications: waiting, typed: typed.slice(0, 500) };
}

export default function Steward() {
  const say = useSay();
  const { counts, applications, typed } = useLoaderData<typeof loader>();
  const { waiting, sending, uncertain, failed } = counts.messages;
  return (
    <div className="stack narrow">
      <h1>{say('steward.start.title')}</h1>
      <Ledger>
        <LedgerItem state={say('steward.start.suspended', { count: counts.suspended })}>
          <a href="/steward/people">{say('steward.start.people', { count: counts.people })}</a>
        </LedgerItem>
        <LedgerItem
          state={say('steward.start.outbox', {
            waiting: waiting + sending,
            stuck: uncertain + failed,
          })}
        >
          <a href="/steward/messages">{say('steward.messages.title')}</a>
        </LedgerItem>
        <LedgerItem state={say('applying.count', { count: applications })}>
          <a href="/steward/applications">{say('applying.title')}</a>
        </LedgerItem>
        <LedgerItem>
          <a href="/steward/organizations">{say('annual.title')}</a>
        </LedgerItem>
        <LedgerItem>
          <a href="/series">{say('series.all.title')}</a>
        </LedgerItem>
        <LedgerItem>
          <a href="/steward/participation">{say('participation.figures.title')}</a>
        </LedgerItem>
        <LedgerItem>
          <a href="/steward/audit">{say('steward.audit.title')}</a>
        </LedgerItem>
      </Ledger>
      <h2>{say('steward.people.title')}</h2>
      <PeopleSearch />
      <h2>{say('steward.start.certificates', { count: counts.certificates })}</h2>
      {typed === '' ? null : <Notice kind="problem">{say('steward.start.noCertificate')}</Notice>}
      <form method="get" className="stack">
        <Field
          label={say('steward.start.number')}
          name="certificate"
          defaultValue={typed}
          autoComplete="off"
          spellCheck={false}
          required
        />
        <p>
          <Button className="quiet">{say('steward.start.open')}</Button>
        </p>
      </form>
    </div>
  );
}
