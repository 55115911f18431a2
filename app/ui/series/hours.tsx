/** The picture of a plan: what hour it is for everybody, date by date, in colour and in words. */
import type { PlanPreview } from '#app/domain/meetings/meetings.ts';
import { countryName } from '#app/domain/organizations/organizations.ts';
import { placeOf } from '#app/domain/people/people.ts';
import type { Say } from '#app/words/words.ts';
import { useSay } from '../say.tsx';

type Hour = PlanPreview['dates'][number]['hours'][number];

const placeName = ({ country, timeZone }: PlanPreview['places'][number], say: Say) =>
  country ? countryName(country, say.language) : placeOf(timeZone);

export function Hours({ preview }: { preview: PlanPreview }) {
  const say = useSay();
  const { plan, places, dates } = preview;
  const hourAt = (hours: Hour[], zone: string) => hours.find((it) => it.timeZone === zone)!;
  return (
    <>
      {/* Wider than a phone where many countries meet: it can be moved, also with the keyboard. */}
      {/* eslint-disable jsx-a11y/no-noninteractive-tabindex -- a frame that moves is reached */}
      <div
        className="hours-frame"
        role="region"
        aria-label={say('series.hours.title')}
        tabIndex={0}
      >
        {/* eslint-enable jsx-a11y/no-noninteractive-tabindex */}
        <table className="hours" aria-label={say('series.hours.title')}>
          <thead>
            <tr>
              <th scope="col">{say('series.hours.host', { city: placeOf(plan.timeZone) })}</th>
              {places.map((place) => (
                <th key={place.country ?? place.timeZone} scope="col">
                  {placeName(place, say)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {dates.map(({ startsAt, hours }) => {
              const host = hourAt(hours, plan.timeZone);
              return (
                <tr key={startsAt}>
                  <th scope="row">
                    {say.shortDay(startsAt, plan.timeZone)} <b>{host.local.slice(11)}</b>
                  </th>
                  {places.map(({ country, timeZone }) => (
                    <HourCell
                      key={country ?? timeZone}
                      hour={hourAt(hours, timeZone)}
                      hostDay={host.local.slice(0, 10)}
                    />
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <ul className="lines small" role="list">
        {places.map((place) => {
          const fits = dates.map(({ hours }) => hourAt(hours, place.timeZone).fit);
          const count = (fit: Hour['fit']) => fits.filter((it) => it === fit).length;
          return (
            <li key={place.country ?? place.timeZone}>
              <b>{placeName(place, say)}</b>{' '}
              {say('series.hours.tally', {
                people: place.people,
                day: count('day'),
                edge: count('edge'),
                night: count('night'),
              })}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function HourCell({ hour, hostDay }: { hour: Hour; hostDay: string }) {
  const say = useSay();
  const [day = '', time = ''] = hour.local.split('T');
  const early = Number(time.slice(0, 2)) < 12;
  const word = hour.fit === 'edge' ? (early ? 'early' : 'late') : hour.fit;
  return (
    <td data-fit={hour.fit}>
      {time}{' '}
      <small>
        {say(`series.hours.${word}`)}
        {day === hostDay ? null : (
          <> {say(day > hostDay ? 'series.hours.after' : 'series.hours.before')}</>
        )}
      </small>
    </td>
  );
}
