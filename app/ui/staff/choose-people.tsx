/** For whom slips are made: those who wait for one are ticked, the others can be. */
import type { SlipCandidate } from '#app/domain/staffing/staffing.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Button } from '#app/ui/forms.tsx';
import { Ledger, LedgerItem } from '#app/ui/ledger.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { useSay, useViewer } from '#app/ui/say.tsx';

interface ChoosePeopleProps {
  organization: { slug: string; name: string };
  people: SlipCandidate[];
  lists: { id: string; confirmedAt: string; people: number }[];
  /** Only those who came with this list. */
  since: string | null;
  /** The form came without anybody in it. */
  nobody: boolean;
}

export function ChoosePeople({ organization, people, lists, since, nobody }: ChoosePeopleProps) {
  const say = useSay();
  const shown = people.filter(({ lists: of }) => since === null || of.includes(since));
  const may = shown.filter(({ no }) => no === null);
  const without = shown.filter(({ no }) => no !== null);
  const room = `/organizations/${organization.slug}`;
  return (
    <div className="stack narrow">
      <Crumb to={room}>{organization.name}</Crumb>
      <h1>{say('staff.slips.title')}</h1>
      <p>{say('staff.slips.lead')}</p>
      {nobody ? <Notice kind="problem">{say('staff.slips.choose')}</Notice> : null}
      {lists.length > 0 ? <Since lists={lists} address={`${room}/slips`} /> : null}
      {may.length === 0 ? (
        <p>{say('staff.slips.none')}</p>
      ) : (
        <form method="post" action={`${room}/slips`} className="stack">
          <fieldset className="choices">
            <legend>{say('staff.slips.whom')}</legend>
            {may.map(({ id, name, username, state, mailed }) => (
              <label className="tick" key={id} htmlFor={`slip-${id}`}>
                <input
                  id={`slip-${id}`}
                  type="checkbox"
                  name="person"
                  value={id}
                  defaultChecked={state === 'new' && !mailed}
                />
                <span className="label">
                  {name}
                  <small>{username}</small>
                  <small>{say(`staff.slips.state.${state}`)}</small>
                </span>
              </label>
            ))}
          </fieldset>
          <p>
            <Button>{say('staff.slips.button')}</Button>
          </p>
        </form>
      )}
      {without.length > 0 ? (
        <details>
          <summary>{say('staff.slips.without')}</summary>
          <Ledger>
            {without.map(({ id, name, no }) => (
              <LedgerItem key={id}>
                <b>{name}</b> <small className="soft">{say(`staff.no.${no!}`)}</small>
              </LedgerItem>
            ))}
          </Ledger>
        </details>
      ) : null}
    </div>
  );
}

function Since({ lists, address }: Pick<ChoosePeopleProps, 'lists'> & { address: string }) {
  const say = useSay();
  const { timeZone } = useViewer();
  return (
    <details>
      <summary>{say('staff.slips.since.title')}</summary>
      <ul className="lines" role="list">
        {lists.map(({ id, confirmedAt, people }) => (
          <li key={id}>
            <a href={`${address}?list=${id}`}>
              {say('staff.slips.since', { moment: say.moment(confirmedAt, timeZone), people })}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
