import type { Roster, RosterPerson } from '#app/domain/roster/roster.ts';
import { useSay, useViewer } from '#app/ui/say.tsx';
import { Cell, Row, Table } from '#app/ui/table.tsx';
import { cellDetail } from './cell-detail.ts';
import { CellStatus, shapeOf } from './cell-status.tsx';

interface RosterTableProps {
  roster: Roster;
  /** Where the organization's pages begin. */
  base: string;
  /** The organization's time zone, for the days by which something is due. */
  zone: string;
}

/** People × courses. On a phone the same table is one block a person. */
export function RosterTable({ roster, base, zone }: RosterTableProps) {
  const say = useSay();
  const { timeZone } = useViewer();
  return (
    <Table
      caption={
        roster.courses.length === 0
          ? undefined
          : say('team.table.caption', { moment: say.moment(roster.at, timeZone) })
      }
      heads={[say('team.table.person'), ...roster.courses.map((course) => course.title)]}
    >
      {roster.people.map((person) => (
        <Row key={person.id} head={<Person person={person} base={base} />}>
          {person.cells.map((cell, at) => {
            const course = roster.courses[at]!;
            const detail = cellDetail(say, cell, { lessons: course.lessons, zone });
            return (
              <Cell key={course.id} of={course.title} status={shapeOf[cell.state]}>
                <CellStatus state={cell.state} />
                {detail === null ? null : <small>{detail}</small>}
              </Cell>
            );
          })}
        </Row>
      ))}
    </Table>
  );
}

function Person({ person, base }: { person: RosterPerson; base: string }) {
  const say = useSay();
  const about = [
    person.position,
    person.role === 'leader' ? say('team.table.leader') : null,
    person.suspended ? say('team.table.suspended') : null,
  ].filter((it) => it !== null);
  return (
    <>
      <a href={`${base}/people/${person.id}`}>{person.name}</a>
      {about.length === 0 ? null : <small>{about.join(' · ')}</small>}
    </>
  );
}
