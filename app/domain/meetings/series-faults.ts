/** What is wrong with a series as somebody typed it, field by field. */
import { isTimeZone } from '#app/domain/people/people.ts';
import { readRule } from '#app/platform/calendar/rule.ts';
import { datesOf, spanOf } from './dates.ts';
import {
  longestText,
  longestTitle,
  mostMinutes,
  type AgendaItem,
  type NewSeries,
  type Plan,
  type Prereading,
  type SeriesFault,
  type SeriesRoom,
  type SeriesWords,
} from './meetings.ts';

const year = 366 * 86_400_000;
const unprintable = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;
export const isLine = (text: string, longest: number) =>
  text.trim() !== '' && [...text].length <= longest && !unprintable.test(text);
const isText = (text: string) =>
  text.trim() !== '' &&
  [...text].length <= longestText &&
  !unprintable.test(text.replace(/\n/g, ''));

export const isLocalStart = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/.test(text) && isDay(text.slice(0, 10));
export const areMinutes = (minutes: number): boolean =>
  Number.isInteger(minutes) && minutes >= 15 && minutes <= mostMinutes;
export const isCapacity = (capacity: number | null): boolean =>
  capacity === null || (Number.isInteger(capacity) && capacity >= 1 && capacity <= 1000);

function isDay(text: string): boolean {
  const read = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00.000Z`) : null;
  return read !== null && !Number.isNaN(read.getTime()) && read.toISOString().startsWith(text);
}

/** Where people may be sent: never fetched by us, and never anything that runs. */
function isRoomAddress(text: string): boolean {
  if (text.length > 1000 || /[\s\p{Cc}]/u.test(text)) return false;
  const url = URL.canParse(text) ? new URL(text) : null;
  return url?.protocol === 'https:' && url.username === '' && url.password === '';
}

type Checks = [SeriesFault, boolean][];
const faulty = (checks: Checks) => checks.filter(([, right]) => !right).map(([name]) => name);

const slug = /^[a-z0-9-]{1,80}$/;

/** Of what is said of one date; what is left out is not wrong. */
export const dateFaults = (date: {
  theme?: string | null;
  agenda?: AgendaItem[];
  prereading?: Prereading[];
}): SeriesFault[] =>
  faulty([
    ['theme', !date.theme || isLine(date.theme, longestTitle)],
    [
      'agenda',
      (date.agenda ?? []).length <= 30 &&
        (date.agenda ?? []).every(
          (it) =>
            isLine(it.text, 300) &&
            Number.isInteger(it.minutes) &&
            it.minutes >= 0 &&
            it.minutes <= mostMinutes,
        ),
    ],
    [
      'prereading',
      (date.prereading ?? []).length <= 10 &&
        (date.prereading ?? []).every((it) => slug.test(it.course) && slug.test(it.lesson)),
    ],
  ]);

export const wordFaults = (words: SeriesWords): SeriesFault[] =>
  faulty([
    ['title', isLine(words.title, longestTitle)],
    ['purpose', isText(words.purpose)],
    ['languages', words.languages.length > 0],
  ]);

export const roomFaults = (room: SeriesRoom): SeriesFault[] =>
  faulty([
    ['roomAddress', room.roomAddress === null || isRoomAddress(room.roomAddress)],
    ['roomPhone', room.roomPhone === null || /^[+\d][\d ,;#*()-]{3,60}$/.test(room.roomPhone)],
    ['place', room.place === null || isLine(room.place, 300)],
  ]);

export function planFaults(plan: Plan, now: Date): SeriesFault[] {
  const starts = isDay(plan.startsOn) ? Date.parse(plan.startsOn) - now.getTime() : NaN;
  const times = plan.localTimes;
  const faults = faulty([
    ['rule', plan.rule === null || readRule(plan.rule) === plan.rule],
    ['startsOn', Math.abs(starts) < 2 * year],
    [
      'localTimes',
      times.length > 0 &&
        times.length <= (plan.rule === null ? 1 : 12) &&
        times.every((time) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time)),
    ],
    ['timeZone', isTimeZone(plan.timeZone)],
    ['minutes', areMinutes(plan.minutes)],
  ]);
  if (faults.length > 0) return faults;
  const until = new Date(now.getTime() + 3 * year).toISOString().slice(0, 10);
  const future = datesOf(plan, until).some((date) => date.startsAt > now.toISOString());
  if (future) return [];
  return [plan.rule === null ? 'startsOn' : 'rule'];
}

export function newSeriesFaults(series: NewSeries, now: Date): SeriesFault[] {
  const faults = [
    ...wordFaults(series),
    ...planFaults(series, now),
    ...roomFaults(series),
    ...faulty([['capacity', isCapacity(series.capacity)]]),
  ];
  if (!faults.some((it) => ['startsOn', 'localTimes', 'timeZone', 'minutes'].includes(it)))
    if (!areLaterDays(series)) faults.push('laterDays');
  return faults;
}

/** One after the other, none begins before the one before it has ended. */
function areLaterDays({ kind, rule, laterDays = [], ...plan }: NewSeries): boolean {
  if (laterDays.length === 0) return true;
  if (kind !== 'workshop' || rule !== null || laterDays.length > 13) return false;
  let end = spanOf(`${plan.startsOn}T${plan.localTimes[0]}`, plan.timeZone, plan.minutes).endsAt;
  for (const { localStart, minutes } of laterDays) {
    if (!isLocalStart(localStart) || !areMinutes(minutes)) return false;
    const span = spanOf(localStart, plan.timeZone, minutes);
    if (span.startsAt < end) return false;
    end = span.endsAt;
  }
  return true;
}
