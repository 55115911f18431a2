/** A list after it was confirmed: what it did, the slips, and for a day the way back. */
import {
  hoursToUndo,
  type Outcome,
  type StaffRow,
  type ViewedList,
} from '#app/domain/staffing/staffing.ts';
import { Button } from '#app/ui/forms.tsx';
import { Ledger, LedgerItem } from '#app/ui/ledger.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { useSay, useViewer } from '#app/ui/say.tsx';
import { Status } from '#app/ui/status.tsx';

interface SettledListProps {
  list: ViewedList;
  confirmedAt: string;
  address: string;
  /** Where the organization's pages begin. */
  room: string;
}

export function SettledList({ list, confirmedAt, address, room }: SettledListProps) {
  const say = useSay();
  const { timeZone } = useViewer();
  const rows = list.rows.filter(({ outcome }) => outcome.is !== 'left-out');
  if (list.state === 'undone') return <Undone names={rows.map(({ row }) => nameOf(row))} />;
  const until = new Date(new Date(confirmedAt).getTime() + hoursToUndo * 3_600_000);
  return (
    <>
      {rows.length > 0 ? (
        <p>{say('staff.done.count', { made: list.count.new, asked: list.count.asked })}</p>
      ) : null}
      {list.count.slips > 0 ? (
        <form method="post" action={`${room}/slips`} className="stack">
          {rows.map(({ row }) => {
            const person = row.again ?? (row.email === null ? row.made : undefined);
            return person === undefined ? null : (
              <input key={row.line} type="hidden" name="person" value={person} />
            );
          })}
          <p>
            <Button>{say('staff.done.slips', { count: list.count.slips })}</Button>
          </p>
          <p className="small soft">{say('staff.done.slips.hint')}</p>
        </form>
      ) : null}
      <Ledger>
        {rows.map(({ row, outcome }) => (
          <LedgerItem key={row.line} state={<Did what={outcome.is} />}>
            <b>{nameOf(row)}</b>
          </LedgerItem>
        ))}
      </Ledger>
      <p className="row">
        <a href={`${room}/enrolments`}>{say('staff.done.courses')}</a>
      </p>
      {list.state === 'settled' ? <p className="soft">{say('staff.done.late')}</p> : null}
      {list.state === 'confirmed' ? (
        <details>
          <summary>{say('staff.done.undo.title')}</summary>
          <form method="post" action={`${address}/undoing`} className="stack">
            <p>{say('staff.done.undo.text', { moment: say.moment(until, timeZone) })}</p>
            <p>
              <Button className="danger">{say('staff.done.undo.button')}</Button>
            </p>
          </form>
        </details>
      ) : null}
    </>
  );
}

const nameOf = ({ name, username, email }: StaffRow) => name || username || email;

/** Whom it was about, to see that it was the right list. */
function Undone({ names }: { names: ReturnType<typeof nameOf>[] }) {
  const say = useSay();
  return (
    <>
      <Notice icon="tick">{say('staff.done.undone')}</Notice>
      <Ledger>
        {names.map((name, place) => (
          <LedgerItem key={place} state={say('staff.done.back-out')}>
            <b>{name}</b>
          </LedgerItem>
        ))}
      </Ledger>
    </>
  );
}

function Did({ what }: { what: Outcome['is'] }) {
  const say = useSay();
  if (what === 'asked') return <Status is="going">{say('staff.done.asked')}</Status>;
  return (
    <Status is="done">{say(what === 'back' ? 'staff.done.back' : 'staff.outcome.new')}</Status>
  );
}
