/** A list that was read and not confirmed: every line, what it will do, and how to correct it. */
import type { ViewedList } from '#app/domain/staffing/staffing.ts';
import { Button } from '#app/ui/forms.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { useSay } from '#app/ui/say.tsx';
import { ListRow } from './list-row.tsx';
import { needsEye } from './outcome.tsx';

/** Up to here every line has its fields in the page; beyond, only those that need an eye. */
const allFields = 100;
/** More than a screen or two. */
const many = 20;

interface OpenListProps {
  list: ViewedList;
  address: string;
  /** The line whose fields were asked for. */
  line: number | null;
}

export function OpenList({ list, address, line }: OpenListProps) {
  const say = useSay();
  const ready = list.count.new + list.count.asked;
  const eyes = list.rows.filter(({ outcome }) => needsEye(outcome)).map(({ row }) => row.line);
  const few = list.rows.length <= allFields;
  return (
    <>
      <p>
        <b>{say('staff.list.found', { lines: list.rows.length, ready })}</b>{' '}
        {say('staff.list.nothing')}
      </p>
      <Eyes lines={eyes} />
      <form method="post" action={address} className="stack">
        <input type="hidden" name="seen" value={list.seen} />
        <p className="row">
          <Button className="quiet small">
            <Icon name="again" /> {say('staff.list.again')}
          </Button>
          {list.rows.length > many ? <a href="#add">{say('staff.list.end')}</a> : null}
        </p>
        <ol className="staff-list" role="list">
          {list.rows.map(({ row, outcome }) => (
            <ListRow
              key={row.line}
              row={row}
              outcome={outcome}
              fields={few || needsEye(outcome) || row.line === line}
              open={row.line === line}
            />
          ))}
        </ol>
        <p className="row" id="add">
          {ready > 0 ? (
            <Button formAction={`${address}/confirmation`}>
              {say(buttonKey(list), { count: list.count.new, asked: list.count.asked })}
            </Button>
          ) : null}
          <Button className="quiet">
            <Icon name="again" /> {say('staff.list.again')}
          </Button>
        </p>
        {ready > 0 ? <p className="small soft">{say('staff.list.undo.promise')}</p> : null}
      </form>
    </>
  );
}

/** Which lines to look at, each one step away, be the list five hundred lines long. */
function Eyes({ lines }: { lines: number[] }) {
  const say = useSay();
  if (lines.length === 0) return null;
  return (
    <div>
      <p>{say('staff.list.problems', { count: lines.length })}</p>
      <p className="row">
        {lines.slice(0, many).map((line) => (
          <a key={line} href={`#row-${line}`}>
            {say('staff.list.line', { line })}
          </a>
        ))}
      </p>
    </div>
  );
}

function buttonKey({ count: { new: count, slips, asked } }: ViewedList) {
  if (count === 0) return 'staff.list.button.ask';
  if (asked === 0) return slips > 0 ? 'staff.list.button.slips' : 'staff.list.button.add';
  return slips > 0 ? 'staff.list.button.slipsAsk' : 'staff.list.button.addAsk';
}
