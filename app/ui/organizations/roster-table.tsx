import type { Roster, RosterPerson } from '#app/domain/roster/roster.ts';
import { useSay, useViewer } from '#app/ui/say.tsx';
import { cellDetail } from './cell-detail.ts';
import { CellStatus, shapeOf } from './cell-status.tsx';

interface RosterTableProps {
  roster: Roster;
  /** Where the organization's pages begin. */
  base: string;
  /** The organization's time zone, for the days by which something is due. */
  zone: string;
}

/**
 * People × courses. On a phone the same table is one block a person, so that its roles are written
 * out: where `display` changes, a browser would forget them.
 */
/* eslint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   written out for browsers that forget them */
export function RosterTable({ roster, base, zone }: RosterTableProps) {
  const say = useSay();
  const { timeZone } = useViewer();
  return (
    <table className="roster" role="table">
      <caption>{say('team.table.caption', { moment: say.moment(roster.at, timeZone) })}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {say('team.table.person')}
          </th>
          {roster.courses.map((course) => (
            <th key={course.id} scope="col" role="columnheader">
              {course.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {roster.people.map((person) => (
          <tr key={person.id} role="row">
            <Person person={person} base={base} />
            {person.cells.map((cell, at) => {
              const course = roster.courses[at]!;
              const detail = cellDetail(say, cell, { lessons: course.lessons, zone });
              return (
                <td
                  key={course.id}
                  role="cell"
                  data-course={course.title}
                  data-status={shapeOf[cell.state]}
                >
                  <CellStatus state={cell.state} />
                  {detail === null ? null : <small>{detail}</small>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
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
    <th scope="row" role="rowheader">
      <a href={`${base}/people/${person.id}`}>{person.name}</a>
      {about.length === 0 ? null : <small>{about.join(' · ')}</small>}
    </th>
  );
}
