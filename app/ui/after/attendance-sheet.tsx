import {
  attendanceStates,
  type AttendanceRow,
  type Meeting,
} from '#app/domain/meetings/meetings.ts';
import { Button, Field, Problems, Select, type Refill } from '../forms.tsx';
import { Notice } from '../notice.tsx';
import { useSay } from '../say.tsx';
import { Cell, Row, Table } from '../table.tsx';
import { MeetingHead, Rooms } from './meeting-head.tsx';

interface SheetProps {
  meeting: Meeting;
  people: AttendanceRow[];
  /** The days that something can be said of. */
  begun: number[];
  done: boolean;
  refill: Refill | null;
}

/** Everybody who answered or came, one line each, kept together. */
export function AttendanceSheet({ meeting, people, begun, done, refill }: SheetProps) {
  const say = useSay();
  const several = meeting.days.length > 1;
  const dayName = (day: number) =>
    several ? say('attendance.day', { day }) : say('attendance.there');
  return (
    <div className="stack">
      <MeetingHead of={meeting}>{say('attendance.title')}</MeetingHead>
      <Rooms of={meeting} but="attendance" />
      {done && !refill ? <Notice icon="tick">{say('attendance.done')}</Notice> : null}
      <Problems refill={refill} />
      {begun.length === 0 ? (
        <Notice>{say(meeting.cancelled ? 'attendance.cancelled' : 'attendance.early')}</Notice>
      ) : (
        <ul className="list small narrow">
          <li>{say('attendance.rule.room')}</li>
          <li>{say('attendance.rule.present')}</li>
          <li>{say('attendance.rule.excused')}</li>
        </ul>
      )}
      <p>
        <a href={`/meetings/${meeting.id}/sheet`}>{say('attendance.print')}</a>
      </p>
      {people.length === 0 ? <p>{say('attendance.nobody')}</p> : null}
      <form method="post" action={`/meetings/${meeting.id}/attendance`} className="stack">
        {people.length === 0 ? null : (
          <Table
            caption={say('attendance.caption', { count: people.length })}
            heads={[say('attendance.person'), ...meeting.days.map(({ day }) => dayName(day))]}
          >
            {people.map((person) => (
              <Row key={person.id} head={<Who person={person} />}>
                {meeting.days.map(({ day }, at) => (
                  <Cell key={day} of={dayName(day)}>
                    <State
                      name={`at-${day}-${person.id}`}
                      label={several ? `${person.name}, ${dayName(day)}` : person.name}
                      known={person.days[at] ?? null}
                      open={begun.includes(day)}
                      refill={refill}
                    />
                  </Cell>
                ))}
              </Row>
            ))}
          </Table>
        )}
        {begun.length === 0 ? null : <Added refill={refill} />}
        {begun.length === 0 ? null : (
          <p>
            <Button>{say('attendance.button')}</Button>
          </p>
        )}
      </form>
    </div>
  );
}

const Who = ({ person: { name, organization } }: { person: AttendanceRow }) => (
  <span>
    {name}
    {organization === null ? null : <small>{organization}</small>}
  </span>
);

interface StateProps {
  name: string;
  label: string;
  known: AttendanceRow['days'][number];
  open: boolean;
  refill: Refill | null;
}

function State({ name, label, known, open, refill }: StateProps) {
  const say = useSay();
  if (!open) return <span className="soft">{say('attendance.later')}</span>;
  const typed = refill?.values[name];
  return (
    <>
      <select name={name} aria-label={label} defaultValue={String(typed ?? known?.state ?? '')}>
        {known === null ? <option value="">{say('attendance.state.none')}</option> : null}
        {attendanceStates.map((state) => (
          <option key={state} value={state}>
            {say(`attendance.state.${state}`)}
          </option>
        ))}
      </select>
      {known === null ? null : <small>{say(`attendance.said.${known.said}`)}</small>}
    </>
  );
}

/** Somebody who came without a word. */
function Added({ refill }: { refill: Refill | null }) {
  const say = useSay();
  return (
    <fieldset className="stack narrow">
      <legend>
        <h2>{say('attendance.add')}</h2>
      </legend>
      <div className="filters">
        <Field
          label={say('attendance.username')}
          name="username"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          refill={refill}
          maxLength={100}
        />
        <Select
          label={say('attendance.there')}
          name="added"
          defaultValue="present"
          refill={refill}
          options={attendanceStates.map((state) => ({
            value: state,
            label: say(`attendance.state.${state}`),
          }))}
        />
      </div>
    </fieldset>
  );
}
