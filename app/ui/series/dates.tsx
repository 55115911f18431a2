import type { Counts, Meeting } from '#app/domain/meetings/meetings.ts';
import { placeOf } from '#app/domain/people/people.ts';
import { useSay, useViewer } from '../say.tsx';
import { Status } from '../status.tsx';
import { Cell, Row, Table } from '../table.tsx';

/** The dates of a series, with what is planned and how many come. */
export function Dates({ dates }: { dates: { meeting: Meeting; counts: Counts }[] }) {
  const say = useSay();
  const { timeZone } = useViewer();
  const heads = (['date', 'theme', 'people', 'what'] as const).map((it) =>
    say(`series.dates.${it}`),
  );
  return (
    <Table caption={say('series.dates.caption', { zone: placeOf(timeZone) })} heads={heads}>
      {dates.map(({ meeting, counts }) => {
        const { id, startsAt, theme, cancelled, moved, writtenIn, capacity } = meeting;
        const when = say.fullMoment(startsAt, timeZone);
        return (
          <Row
            key={id}
            head={
              <span>
                <a href={`/meetings/${id}`}>{when}</a>
                {moved && !cancelled ? <small>{say('series.dates.moved')}</small> : null}
              </span>
            }
          >
            <Cell of={heads[1]!}>
              {cancelled ? (
                <Status is="excused">{say(`series.dates.cancelled.${cancelled.as}`)}</Status>
              ) : (
                <span lang={theme && writtenIn !== say.language ? writtenIn : undefined}>
                  {theme ?? say('series.dates.noTheme')}
                </span>
              )}
            </Cell>
            <Cell of={heads[2]!}>
              <a
                href={`/meetings/${id}/people`}
                aria-label={say('series.dates.peopleOf', { when })}
              >
                {say('series.dates.counts', {
                  ...counts,
                  capacity: capacity ?? 0,
                  counted: capacity === null ? 'no' : 'yes',
                })}
              </a>
            </Cell>
            <Cell of={heads[3]!}>
              {cancelled ? (
                '–'
              ) : (
                <span className="links">
                  {(['planning', 'date', 'cancellation'] as const).map((page) => (
                    <a
                      key={page}
                      href={`/meetings/${id}/${page}`}
                      aria-label={say(`series.dates.${page}Of`, { when })}
                    >
                      {say(`series.dates.${page}`)}
                    </a>
                  ))}
                </span>
              )}
            </Cell>
          </Row>
        );
      })}
    </Table>
  );
}
