/**
 * The catalogue: every sentence of the interface, in ICU MessageFormat, under one key per sentence.
 * English names the keys; another language is one more file beside it.
 */
import { IntlMessageFormat } from 'intl-messageformat';
import { english, catalogues } from './catalogues.ts';
import type { Language } from './languages.ts';

export type Key = keyof typeof english;
export type Values = Record<string, string | number>;
/** A tag in a sentence, `<link>…</link>`, and what to make of its words. */
export type Tags<T> = Record<string, string | number | T | ((chunks: (string | T)[]) => T)>;

export const interfaceLanguages = Object.keys(catalogues) as Language[];

export interface Say {
  (key: Key, values?: Values): string;
  /** A sentence with marked words, as the parts it is made of. */
  parts<T>(key: Key, tags: Tags<T>): (string | T)[];
  readonly language: Language;
  /** "22 November 2026" */
  day(instant: string | Date, timeZone: string): string;
  /** "Friday 27 November" */
  weekday(instant: string | Date, timeZone: string): string;
  /** "22 Nov 2026", where there is little room */
  shortDay(instant: string | Date, timeZone: string): string;
  /** `2026-11` → "November 2026", or "Nov". */
  month(month: string, length: 'long' | 'short'): string;
  /** "Sunday 22 November, 10:40" */
  moment(instant: string | Date, timeZone: string): string;
  number(value: number): string;
  /** A few words joined as the language does: "a, b and c". */
  list(items: string[]): string;
}

const speakers = new Map<Language, Say>();

/** Speaks a language of the interface; one it does not know is spoken in English. */
export function speak(wanted: Language): Say {
  const language = interfaceLanguages.includes(wanted) ? wanted : 'en';
  let say = speakers.get(language);
  if (!say) speakers.set(language, (say = speaker(language)));
  return say;
}

function speaker(language: Language): Say {
  const catalogue: Partial<Record<Key, string>> = catalogues[language] ?? english;
  // Thai years default to the Buddhist era; the platform's records are Gregorian everywhere.
  const locale = `${language === 'en' ? 'en-GB' : language}-u-ca-gregory-nu-latn`;
  const formats = new Map<Key, IntlMessageFormat>();
  const dates = new Map<string, Intl.DateTimeFormat>();
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });

  const format = (key: Key): IntlMessageFormat => {
    let made = formats.get(key);
    if (!made)
      formats.set(key, (made = new IntlMessageFormat(catalogue[key] ?? english[key], locale)));
    return made;
  };
  const date = (instant: string | Date, timeZone: string, options: Intl.DateTimeFormatOptions) => {
    const name = `${timeZone} ${Object.entries(options).join()}`;
    let made = dates.get(name);
    if (!made) dates.set(name, (made = new Intl.DateTimeFormat(locale, { ...options, timeZone })));
    return made.format(new Date(instant));
  };
  const say = (key: Key, values?: Values): string => {
    const sentence = catalogue[key] ?? english[key];
    return /[{<']/.test(sentence) ? String(format(key).format(values)) : sentence;
  };
  return Object.assign(say, {
    language,
    parts: <T>(key: Key, tags: Tags<T>): (string | T)[] => {
      const made: unknown = format(key).format(tags as never);
      return (Array.isArray(made) ? made : [made]) as (string | T)[];
    },
    day: (instant: string | Date, timeZone: string) =>
      date(instant, timeZone, { day: 'numeric', month: 'long', year: 'numeric' }),
    weekday: (instant: string | Date, timeZone: string) =>
      date(instant, timeZone, { weekday: 'long', day: 'numeric', month: 'long' }),
    shortDay: (instant: string | Date, timeZone: string) =>
      date(instant, timeZone, { day: 'numeric', month: 'short', year: 'numeric' }),
    month: (month: string, length: 'long' | 'short') =>
      date(
        `${month}-01`,
        'UTC',
        length === 'long' ? { month: 'long', year: 'numeric' } : { month: 'short' },
      ),
    moment: (instant: string | Date, timeZone: string) =>
      date(instant, timeZone, {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }),
    number: (value: number) => new Intl.NumberFormat(locale).format(value),
    list: (items: string[]) => list.format(items),
  });
}
