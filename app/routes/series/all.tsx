import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listLedSeries } from '#app/domain/meetings/meetings.server.ts';
import { placeOf } from '#app/domain/people/people.ts';
import { signedIn } from '#app/http/context.ts';
import { privately } from '#app/http/form-again.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Ledger, LedgerItem } from '#app/ui/ledger.tsx';
import { pageTitle, useSay, useViewer } from '#app/ui/say.tsx';
import { ruleInWords } from '#app/ui/series/rule-words.ts';
import { SeriesState } from '#app/ui/series/series-state.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('series.all.title'));

export async function loader({ context }: LoaderFunctionArgs) {
  return { series: await listLedSeries(database(), signedIn(context), context.now) };
}

/** What the viewer runs; a steward sees every one. */
export default function AllSeries() {
  const say = useSay();
  const { language } = say;
  const { timeZone } = useViewer();
  const { series } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <Crumb to="/meetings">{say('series.meetings')}</Crumb>
      <h1>{say('series.all.title')}</h1>
      <p className="row">
        <a className="button" href="/series/new">
          {say('series.new.title')}
        </a>
        <a href="/series/new?kind=workshop">{say('series.new.workshop')}</a>
      </p>
      {series.length === 0 ? (
        <p>{say('series.all.none')}</p>
      ) : (
        <Ledger>
          {series.map((it) => (
            <LedgerItem key={it.id} state={<SeriesState state={it.state} />}>
              <a
                href={`/series/${it.id}`}
                lang={it.writtenIn === language ? undefined : it.writtenIn}
              >
                {it.title}
              </a>
              <p className="small soft">{ruleInWords(it.plan, say)}</p>
              {it.next ? (
                <p className="small">
                  {say('series.all.next', {
                    when: say.fullMoment(it.next.startsAt, timeZone),
                    place: placeOf(timeZone),
                  })}
                </p>
              ) : null}
            </LedgerItem>
          ))}
        </Ledger>
      )}
    </div>
  );
}
