import type { ReactNode } from 'react';
import type { Setting } from '../setting.ts';

interface HelplineProps {
  country: string;
  name: string;
  phone: string;
  hours?: string;
  free?: boolean;
  note?: string;
  checked: string;
  children: ReactNode;
}

/** Numbers to call, each with its country and the day somebody checked it. */
export function helplineList({ language, say, helplines }: Setting) {
  function Helplines({ children }: { children: ReactNode }) {
    return (
      <ul role="list" className="ledger helplines">
        {children}
      </ul>
    );
  }

  function Helpline({ country, name, phone, hours, free, note, checked, children }: HelplineProps) {
    helplines.push({
      country,
      name,
      phone,
      hours: hours ?? null,
      free: free === true,
      note: note ?? null,
      checked,
    });
    const facts = [hours, free && say('freeToCall'), note].filter(Boolean).join(' · ');
    return (
      <li>
        <div>
          <h3>{countryName(country, language)}</h3>
          <p>{name}</p>
          <p>
            <a href={`tel:${phone.replace(/[^+\d*#]/gu, '')}`}>{phone}</a>
            {facts && <> · {facts}</>}
          </p>
          {children}
          <p className="small soft">
            <time dateTime={checked}>{say('checkedOn', { date: dayIn(language, checked) })}</time>
          </p>
        </div>
      </li>
    );
  }

  return { Helplines, Helpline };
}

/** Intl knows no Kreyòl: French names are the ones on its readers' papers. */
const localesFor = (language: string) => {
  if (language === 'ht') return 'fr';
  return language === 'en' ? 'en-GB' : language;
};

const countryName = (country: string, language: string) =>
  new Intl.DisplayNames([localesFor(language)], { type: 'region' }).of(country) ?? country;

/** Kreyòl in figures, for want of its months; Thai in the calendar of all our records. */
function dayIn(language: string, day: string): string {
  const month = language === 'ht' ? '2-digit' : 'long';
  return new Intl.DateTimeFormat(localesFor(language), {
    day: 'numeric',
    month,
    year: 'numeric',
    calendar: 'gregory',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
}
