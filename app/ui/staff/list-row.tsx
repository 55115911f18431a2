import { longestPosition, type Outcome, type StaffRow } from '#app/domain/staffing/staffing.ts';
import { Field } from '#app/ui/forms.tsx';
import { useSay } from '#app/ui/say.tsx';
import { needsEye, OutcomeStatus } from './outcome.tsx';

interface ListRowProps {
  row: StaffRow;
  outcome: Outcome;
  /** Whether its fields are in the page; else a link opens them. */
  fields: boolean;
  open: boolean;
}

/** One line of a list: who, what was read, what will happen, and its fields where it needs an eye. */
export function ListRow({ row, outcome, fields, open }: ListRowProps) {
  const say = useSay();
  const { line } = row;
  const name = row.name || row.username || row.email || say('staff.row.noName');
  const read = [row.name ? (row.email ?? row.username) : null, row.phone, row.position];
  return (
    <li id={`row-${line}`}>
      <div>
        <b>{say('staff.row.label', { line, name })}</b>
        <small>{read.filter(Boolean).join(' · ')}</small>
      </div>
      <OutcomeStatus of={outcome} />
      {fields ? (
        <details open={open || needsEye(outcome)}>
          <summary>{say('staff.row.correct')}</summary>
          <RowFields row={row} outcome={outcome} />
        </details>
      ) : (
        <p>
          <a href={`?line=${line}#row-${line}`}>{say('staff.row.correct')}</a>
        </p>
      )}
    </li>
  );
}

function RowFields({ row, outcome }: { row: StaffRow; outcome: Outcome }) {
  const say = useSay();
  const { line } = row;
  const differs = row.text !== row.name;
  return (
    <div className="row-fields">
      {differs ? <p className="small soft">{say('staff.row.pasted', { text: row.text })}</p> : null}
      <Field
        label={say('staff.row.name')}
        name={`name-${line}`}
        defaultValue={row.name}
        autoComplete="off"
      />
      <Field
        label={say('staff.row.email')}
        name={`email-${line}`}
        defaultValue={row.email ?? row.username ?? ''}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <Field
        label={say('staff.row.phone')}
        name={`phone-${line}`}
        defaultValue={row.phone ?? ''}
        inputMode="tel"
        autoComplete="off"
      />
      <Field
        label={say('staff.row.position')}
        name={`position-${line}`}
        defaultValue={row.position ?? ''}
        maxLength={longestPosition}
        autoComplete="off"
      />
      {outcome.is === 'like-former' || row.back ? (
        <Tick name={`back-${line}`} ticked={row.back} label={say('staff.row.back')} />
      ) : null}
      {outcome.is.startsWith('like-') || row.distinct ? (
        <Tick name={`distinct-${line}`} ticked={row.distinct} label={say('staff.row.distinct')} />
      ) : null}
      <Tick name={`out-${line}`} ticked={row.leftOut} label={say('staff.row.leftOut')} />
    </div>
  );
}

const Tick = ({ name, ticked, label }: { name: string; ticked: boolean; label: string }) => (
  <label className="tick">
    <input type="checkbox" name={name} defaultChecked={ticked} /> <span>{label}</span>
  </label>
);
