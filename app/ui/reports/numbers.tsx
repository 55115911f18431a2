import type { CourseNumbers } from '#app/domain/reports/reports.ts';
import type { StatusGroup } from '#app/domain/roster/roster.ts';
import { useSay } from '#app/ui/say.tsx';
import { Cell, Row, Table } from '#app/ui/table.tsx';

const order: StatusGroup[] = ['done', 'going', 'not-started', 'expiring', 'overdue'];

/** How many people take each course, and how it stands with them. */
export function Numbers({ courses }: { courses: CourseNumbers[] }) {
  const say = useSay();
  const groups = order.map((group) => [group, say(`team.state.${group}`)] as const);
  const people = say('reports.numbers.people');
  return (
    <Table
      caption={say('reports.numbers.caption')}
      heads={[say('reports.column.course'), people, ...groups.map(([, words]) => words)]}
    >
      {courses.map(({ id, title, people: size, counts }) => (
        <Row key={id} head={title}>
          <Cell of={people}>{say.number(size)}</Cell>
          {groups.map(([group, words]) => (
            <Cell key={group} of={words}>
              {say.number(counts[group])}
            </Cell>
          ))}
        </Row>
      ))}
    </Table>
  );
}
