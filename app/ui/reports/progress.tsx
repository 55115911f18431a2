import type { Report } from '#app/domain/reports/reports.ts';
import { useSay } from '#app/ui/say.tsx';
import { ProgressChart } from './progress-chart.tsx';

/** How many courses were completed in each of twelve months: a drawing, and its figures. */
export function Progress({ report: { months, courses } }: { report: Report }) {
  const say = useSay();
  const title = say('reports.chart.title');
  return (
    <section className="stack">
      <h2>{title}</h2>
      <ProgressChart months={months} title={title} />
      <table className="roster" role="table">
        <caption>{say('reports.chart.caption')}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              {say('reports.chart.month')}
            </th>
            {courses.map(({ id, title: course }) => (
              <th key={id} scope="col" role="columnheader">
                {course}
              </th>
            ))}
            <th scope="col" role="columnheader">
              {say('reports.chart.all')}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {months.map(({ month, completions, ofCourses }) => (
            <tr key={month} role="row">
              <th scope="row" role="rowheader">
                {say.month(month, 'long')}
              </th>
              {ofCourses.map((count, at) => (
                <td key={courses[at]!.id} role="cell" data-course={courses[at]!.title}>
                  {say.number(count)}
                </td>
              ))}
              <td role="cell" data-course={say('reports.chart.all')}>
                <b>{say.number(completions)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
