import type { CourseNumbers } from '#app/domain/reports/reports.ts';
import type { StatusGroup } from '#app/domain/roster/roster.ts';
import { useSay } from '#app/ui/say.tsx';

const order: StatusGroup[] = ['done', 'going', 'not-started', 'expiring', 'overdue'];

/** How many people take each course, and how it stands with them. */
export function Numbers({ courses }: { courses: CourseNumbers[] }) {
  const say = useSay();
  const groups = order.map((group) => [group, say(`team.state.${group}`)] as const);
  return (
    <table className="roster" role="table">
      <caption>{say('reports.numbers.caption')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {say('reports.column.course')}
          </th>
          <th scope="col" role="columnheader">
            {say('reports.numbers.people')}
          </th>
          {groups.map(([group, words]) => (
            <th key={group} scope="col" role="columnheader">
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {courses.map(({ id, title, people, counts }) => (
          <tr key={id} role="row">
            <th scope="row" role="rowheader">
              {title}
            </th>
            <td role="cell" data-course={say('reports.numbers.people')}>
              {say.number(people)}
            </td>
            {groups.map(([group, words]) => (
              <td key={group} role="cell" data-course={words}>
                {say.number(counts[group])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
