import { scaleBand, scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { Month } from '#app/domain/reports/reports.ts';
import { useSay } from '#app/ui/say.tsx';

// As wide as a phone, so that its letters can be read there too.
const width = 340;
const height = 150;
const [top, bottom] = [16, 24];

/**
 * Completions a month as bars, drawn on the server; the table below says the same in figures. Lines
 * and figures are dark on light and light on dark, and black on paper: nothing hangs on a colour.
 */
export function ProgressChart({ months, title }: { months: Month[]; title: string }) {
  const say = useSay();
  const most = Math.max(4, ...months.map(({ completions }) => completions));
  const across = scaleBand(
    months.map(({ month }) => month),
    [0, width],
  ).padding(0.3);
  const up = scaleLinear([0, most], [height - bottom, top]);
  const ground = up(0);
  const foot = line()([
    [0, ground],
    [width, ground],
  ]);
  const all = months.reduce((sum, { completions }) => sum + completions, 0);
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby="chart-title chart-desc"
    >
      <title id="chart-title">{title}</title>
      <desc id="chart-desc">{say('reports.chart.desc', { count: all })}</desc>
      {months.map(({ month, completions }) => {
        const [x, middle] = [across(month)!, across(month)! + across.bandwidth() / 2];
        return (
          <g key={month}>
            <rect
              x={x}
              y={up(completions)}
              width={across.bandwidth()}
              height={ground - up(completions)}
            />
            {completions === 0 ? null : (
              <text x={middle} y={up(completions) - 4} textAnchor="middle">
                {say.number(completions)}
              </text>
            )}
            <text x={middle} y={height - 8} textAnchor="middle">
              {say.month(month, 'short')}
            </text>
          </g>
        );
      })}
      <path d={foot ?? ''} />
    </svg>
  );
}
