import type { Report } from '#app/domain/reports/reports.ts';
import { useSay } from '#app/ui/say.tsx';
import { Cell, Row, Table } from '#app/ui/table.tsx';
import { ProgressChart } from './progress-chart.tsx';

/** How many courses were completed in each of twelve months: a drawing, and its figures. */
export function Progress({ report: { months, courses } }: { report: Report }) {
  const say = useSay();
  const title = say('reports.chart.title');
  return (
    <section className="stack">
      <h2>{title}</h2>
      <ProgressChart months={months} title={title} />
      <Table
        caption={say('reports.chart.caption')}
        heads={[
          say('reports.chart.month'),
          ...courses.map((course) => course.title),
          say('reports.chart.all'),
        ]}
      >
        {months.map(({ month, completions, ofCourses }) => (
          <Row key={month} head={say.month(month, 'long')}>
            {ofCourses.map((count, at) => (
              <Cell key={courses[at]!.id} of={courses[at]!.title}>
                {say.number(count)}
              </Cell>
            ))}
            <Cell of={say('reports.chart.all')}>
              <b>{say.number(completions)}</b>
            </Cell>
          </Row>
        ))}
      </Table>
    </section>
  );
}
