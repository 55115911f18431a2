import type { Telling, ToTell } from '#app/domain/requirements/requirements.ts';
import { languageNames } from '#app/words/languages.ts';
import { useSay } from '../say.tsx';
import { Status } from '../status.tsx';

const shapes = { late: 'overdue', due: 'going', ending: 'expiring' } as const;

interface TellingListProps {
  base: string;
  people: Telling[];
  timeZone: string;
}

/** Each person to tell: what about, a text to copy, and the way to WhatsApp. */
export function TellingList({ base, people, timeZone }: TellingListProps) {
  const say = useSay();
  const day = (item: ToTell) => say.day(item.dueAt, timeZone);
  return (
    <ul className="telling" role="list">
      {people.map((person) => (
        <li key={person.personId}>
          <h2>
            <a href={`${base}/people/${person.personId}`}>{person.name}</a>
          </h2>
          <p className="small soft">
            {say(person.hasEmail ? 'requirements.telling.mailed' : 'requirements.telling.noMail')}
            {' · '}
            {languageNames[person.language]}
            {person.textLanguage === person.language
              ? null
              : ` (${say('requirements.telling.textIn', { language: languageNames[person.textLanguage] })})`}
          </p>
          <ul className="list" role="list">
            {person.items.map((item) => (
              <li key={item.requirementId}>
                <a href={`${base}/requirements/${item.requirementId}`}>{item.courseTitle}</a>{' '}
                <Status is={shapes[item.kind]}>
                  {say(`requirements.telling.${item.kind}`, { day: day(item) })}
                </Status>
              </li>
            ))}
          </ul>
          <p>
            <a className="button quiet" href={person.whatsApp} rel="noreferrer">
              {say(
                person.hasPhone ? 'requirements.telling.whatsApp' : 'requirements.telling.choose',
                { name: person.name },
              )}
            </a>
          </p>
          <details>
            <summary>{say('requirements.telling.text')}</summary>
            <textarea
              aria-label={say('requirements.telling.textFor', { name: person.name })}
              readOnly
              rows={person.items.length * 2 + 6}
              lang={person.textLanguage}
              defaultValue={person.text}
            />
          </details>
        </li>
      ))}
    </ul>
  );
}
