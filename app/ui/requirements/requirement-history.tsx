import type { RequirementEvent } from '#app/domain/requirements/requirements.ts';
import { Ledger, LedgerItem } from '../ledger.tsx';
import { useSay } from '../say.tsx';

interface HistoryProps {
  history: RequirementEvent[];
  timeZone: string;
}

/** What was done about a requirement, by whom and why. */
export function RequirementHistory({ history, timeZone }: HistoryProps) {
  const say = useSay();
  return (
    <>
      <h2>{say('requirements.history.title')}</h2>
      <Ledger>
        {history.map((event, place) => (
          <LedgerItem key={place} state={<span>{say.day(event.at, timeZone)}</span>}>
            <b>{say(`requirements.history.${event.verb}`)}</b>
            {event.dueAt ? (
              <> · {say('requirements.due.plain', { day: say.day(event.dueAt, timeZone) })}</>
            ) : null}
            <br />
            <span className="small soft">
              {event.by ?? say('requirements.history.platform')}
              {event.reason ? ` · ${event.reason}` : null}
            </span>
          </LedgerItem>
        ))}
      </Ledger>
    </>
  );
}
