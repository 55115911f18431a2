import { placeOf } from '#app/domain/people/people.ts';
import { useSay, useViewer } from '../say.tsx';

interface ReplanProps {
  replan: {
    moved: { id: string; was: string; now: string }[];
    gone: { id: string; was: string }[];
    people: number;
  };
}

/** Before and after: which dates would move, and whom that concerns. */
export function ReplanOutcome({ replan }: ReplanProps) {
  const say = useSay();
  const { timeZone } = useViewer();
  const { moved, gone, people } = replan;
  return (
    <section className="stack far" aria-labelledby="outcome">
      <h2 id="outcome">{say('series.replan.title')}</h2>
      <p>{say('series.replan.people', { moved: moved.length, gone: gone.length, people })}</p>
      {moved.length + gone.length > 0 ? (
        <p className="small soft">{say('series.dates.caption', { zone: placeOf(timeZone) })}</p>
      ) : null}
      {moved.length + gone.length > 0 ? (
        <ul className="lines" role="list">
          {moved.map((it) => (
            <li key={it.id}>
              {say('series.replan.moved', {
                was: say.fullMoment(it.was, timeZone),
                now: say.fullMoment(it.now, timeZone),
              })}
            </li>
          ))}
          {gone.map((it) => (
            <li key={it.id}>
              {say('series.replan.gone', { was: say.fullMoment(it.was, timeZone) })}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
