import { countryName } from '#app/domain/organizations/organizations.ts';
import type { FiguresRow, ParticipationFigures } from '#app/domain/participation/participation.ts';
import { Crumb } from '../crumb.tsx';
import { useSay } from '../say.tsx';
import { Cell, Row, Table } from '../table.tsx';

/** How many people came, by organization and country; few of them are not told on. */
export function Figures({ year, years, meetings, rows }: ParticipationFigures) {
  const say = useSay();
  const quarter = (at: number) => say('participation.figures.quarter', { quarter: at + 1 });
  return (
    <div className="stack">
      <Crumb to="/steward">{say('steward.start.title')}</Crumb>
      <h1>{say('participation.figures.title')}</h1>
      <p className="narrow">{say('participation.figures.lead')}</p>
      <p className="narrow small soft">{say('participation.figures.rule')}</p>
      <Table
        caption={<b>{year}</b>}
        heads={[say('participation.figures.who'), ...meetings.map((_, at) => quarter(at))]}
      >
        <Row head={say('participation.figures.meetings')}>
          {meetings.map((count, at) => (
            <Cell key={at} of={quarter(at)}>
              {say.number(count)}
            </Cell>
          ))}
        </Row>
        {rows.map((row, place) => (
          <Row key={place} head={<Head of={row} />}>
            {row.people.map((count, at) => (
              <Cell key={at} of={quarter(at)}>
                {count === null ? (
                  <span className="soft">{say('participation.figures.hidden')}</span>
                ) : (
                  say.number(count)
                )}
              </Cell>
            ))}
          </Row>
        ))}
      </Table>
      <p className="row">
        <a href={`/steward/participation.csv?year=${year}`}>{say('participation.figures.csv')}</a>
        {years.before === null ? null : (
          <a href={`/steward/participation?year=${years.before}`}>{years.before}</a>
        )}
        {years.after === null ? null : (
          <a href={`/steward/participation?year=${years.after}`}>{years.after}</a>
        )}
      </p>
    </div>
  );
}

function Head({ of: { of, name } }: { of: FiguresRow }) {
  const say = useSay();
  if (of === 'everybody') return <>{say('participation.figures.everybody')}</>;
  if (of === 'organization') return <span className="within">{name}</span>;
  return (
    <>{name === '' ? say('participation.figures.nowhere') : countryName(name, say.language)}</>
  );
}
