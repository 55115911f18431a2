/**
 * The catalogue: every sentence of the interface, in ICU MessageFormat, under one key per sentence.
 * English names the keys; another language is one more file beside it.
 */
import { IntlMessageFormat } from 'intl-messageformat';
import { english, catalogues } from './catalogues.ts';
import type { Language } from './languages.ts';

export type Key = keyof typeof english;

export const isKey = (text: string): text is Key => Object.hasOwn(english, text);
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
  /** "Thursday 7 January 2027" */
  fullDay(instant: string | Date, timeZone: string): string;
  /** "22 Nov 2026", where there is little room */
  shortDay(instant: string | Date, timeZone: string): string;
  /** "Nov" */
  shortMonth(instant: string | Date, timeZone: string): string;
  /** `2026-11` → "November 2026", or "Nov". */
  month(month: string, length: 'long' | 'short'): string;
  /** "Sunday 22 November, 10:40" */
  moment(instant: string | Date, timeZone: string): string;
  /** "Wednesday 15 December 2027, 15:00": of what may be a year away. */
  fullMoment(instant: string | Date, timeZone: string): string;
  /** "10:40" */
  hour(instant: string | Date, timeZone: string): string;
  number(value: number): string;
  /** A few words joined as the language does: "a, b and c". */
  list(items: string[]): string;
}

const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const dateStyles = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
  fullDay: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  shortDay: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  shortMonth: { month: 'short' },
  moment: { weekday: 'long', day: 'numeric', month: 'long', ...clock },
  fullMoment: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', ...clock },
  hour: clock,
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** The first of a month, which French counts and its formats do not: "1er décembre". */
const firstDay = /(^| )1(?= \p{L})/u;

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
    if (!made) {
      made = new IntlMessageFormat(catalogue[key] ?? english[key], locale);
      formats.set(key, made);
    }
    return made;
  };
  const inStyle =
    (style: keyof typeof dateStyles) => (instant: string | Date, timeZone: string) => {
      const name = `${style} ${timeZone}`;
      let made = dates.get(name);
      if (!made) {
        made = new Intl.DateTimeFormat(locale, { ...dateStyles[style], timeZone });
        dates.set(name, made);
      }
      const said = made.format(new Date(instant));
      return language === 'fr' ? said.replace(firstDay, '$11er') : said;
    };
  const pieces = new Map<Key, string[] | null>();
  /** Text and names of values by turns, where a sentence holds nothing that needs more: most do. */
  const plain = (key: Key): string[] | null => {
    let made = pieces.get(key);
    if (made === undefined) {
      const parts = (catalogue[key] ?? english[key]).split(/\{(\w+)\}/);
      made = parts.some((part, place) => place % 2 === 0 && /[{}<'#]/.test(part)) ? null : parts;
      pieces.set(key, made);
    }
    return made;
  };
  const say = (key: Key, values: Values = {}): string => {
    const parts = plain(key);
    return parts?.every((part, place) => place % 2 === 0 || part in values)
      ? parts.map((part, place) => (place % 2 === 0 ? part : values[part])).join('')
      : String(format(key).format(values));
  };
  return Object.assign(say, {
    language,
    parts: <T>(key: Key, tags: Tags<T>): (string | T)[] => {
      const made = format(key).format<T>(tags);
      return Array.isArray(made) ? made : [made];
    },
    day: inStyle('day'),
    weekday: inStyle('weekday'),
    fullDay: inStyle('fullDay'),
    shortDay: inStyle('shortDay'),
    shortMonth: inStyle('shortMonth'),
    month: (month: string, length: 'long' | 'short') =>
      inStyle(length === 'long' ? 'month' : 'shortMonth')(`${month}-01`, 'UTC'),
    moment: inStyle('moment'),
    fullMoment: inStyle('fullMoment'),
    hour: inStyle('hour'),
    number: (value: number) => new Intl.NumberFormat(locale).format(value),
    list: (items: string[]) => list.format(items),
  });
}
