import type { Meeting } from '#app/domain/meetings/meetings.ts';
import { Crumb } from '../crumb.tsx';
import { useSay } from '../say.tsx';

interface SheetProps {
  meeting: Meeting;
  people: { id: string; name: string; organization: string | null }[];
}

/** Rows for who comes without having answered. */
const empty = 6;

/** A list to print and sign, a column a day. */
export function SheetToSign({ meeting, people }: SheetProps) {
  const say = useSay();
  const { id, title, theme, place, timeZone, days, writtenIn } = meeting;
  const lang = writtenIn === say.language ? undefined : writtenIn;
  return (
    <div className="stack signing">
      <div className="noprint stack">
        <Crumb to={`/meetings/${id}/attendance`}>{say('attendance.title')}</Crumb>
        <p className="small soft">{say('attendance.sheet.print')}</p>
      </div>
      <h1>{say('attendance.sheet.title')}</h1>
      <p>
        <b lang={lang}>{title}</b>
        {theme === null ? null : (
          <>
            <br />
            <span lang={lang}>{theme}</span>
          </>
        )}
        <br />
        {days.map(({ startsAt }) => say.day(startsAt, timeZone)).join(' · ')}
        {place === null ? null : ` · ${place}`}
      </p>
      <p className="small">{say('attendance.sheet.sign')}</p>
      <table className="signatures">
        <caption className="unseen">{say('attendance.sheet.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('attendance.person')}</th>
            {days.map(({ day, startsAt }) => (
              <th key={day} scope="col">
                {say.shortDay(startsAt, timeZone)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map(({ id: person, name, organization }) => (
            <tr key={person}>
              <th scope="row">
                {name}
                {organization === null ? null : <small>{organization}</small>}
              </th>
              {days.map(({ day }) => (
                <td key={day} />
              ))}
            </tr>
          ))}
          {Array.from({ length: empty }, (_, at) => (
            <tr key={at}>
              <td />
              {days.map(({ day }) => (
                <td key={day} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
